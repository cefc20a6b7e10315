using System.Text;
using Actors.Backends.Files;
using Actors.Host.Live;
using Actors.Tests.Backends.Files;

namespace Actors.Tests.Live;

/// <summary>What parity stands on: a live run in lockstep is a function of its seed.</summary>
public sealed class LockstepTests
{
    [Fact]
    public async Task Two_runs_of_one_seed_keep_the_same_journal_to_the_letter()
    {
        var minutes = Heavy.Or(60, 2_500);

        var first = await Journal(minutes);
        var second = await Journal(minutes);

        for (var i = 0; i < Math.Min(first.Count, second.Count); i++)
            second[i].ShouldBe(first[i], $"event {i} of {first.Count}");
        second.Count.ShouldBe(first.Count);
        first.ShouldContain(line => line.Contains("order-filled", StringComparison.Ordinal));
    }

    static async Task<IReadOnlyList<string>> Journal(int minutes)
    {
        using var trade = new LockstepTrade(RecordedTrade.Symbols, seed: 3, RecordedTrade.Settings(""));
        await trade.Go(minutes);
        return [.. JournalDump.Read(LocalDisk.Instance, LiveFolder.Journal(trade.Folder), TradingFormats.All).Select(Line)];
    }

    static string Line(RawEvent one) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{one.Ordinal} {one.PersistenceId} {one.SequenceNr} {one.Epoch} {one.Time:O} {one.Manifest} {one.Version} {Encoding.UTF8.GetString((one.Json ?? one.Payload).Span)}");
}
