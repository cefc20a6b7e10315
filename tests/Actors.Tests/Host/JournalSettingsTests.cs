using Actors.Backends.Files;
using Actors.Host.Settings;
using Actors.Runtime.Hocon;

namespace Actors.Tests.Host;

/// <summary>The keys of <c>journal</c>.</summary>
public sealed class JournalSettingsTests
{
    [Fact]
    public void By_default_nothing_is_lost_and_all_lies_in_the_folder_of_the_engine()
    {
        var options = Read("live.dir=data/mine");

        options.Folder.ShouldBe(Path.Combine("data/mine", "journal"));
        options.SnapshotFolder.ShouldBe(Path.Combine("data/mine", "snapshots"));
        options.ShouldBe(new TradingJournalOptions(options.Folder, options.SnapshotFolder));
    }

    [Fact]
    public void Every_key_is_taken()
    {
        var options = Read(
            "journal.dir=/fast/journal", "journal.durability=batch(20ms)", "journal.segment-size=1MiB", "journal.retention=keep-all",
            "journal.hash-chain=true", "journal.snapshots=1");

        options.Folder.ShouldBe("/fast/journal");
        options.Durability.ShouldBe(Durability.Batch(TimeSpan.FromMilliseconds(20)));
        (options.SegmentSize, options.RemovesDeleted, options.HasHashChain, options.SnapshotsKept).ShouldBe((1 << 20, false, true, 1));
    }

    [Theory]
    [InlineData("journal.durability=never", "journal.durability: 'never' is no durability: expected always, batch(MILLISECONDSms) such as batch(5ms), or os")]
    [InlineData("journal.durability=batch(0ms)", "journal.durability: 'batch(0ms)' is no durability: expected ")]
    [InlineData("journal.segment-size=1KiB", "journal.segment-size: '1KiB' is no size from 64 KiB to 1 GiB")]
    [InlineData("journal.segment-size=2GiB", "journal.segment-size: '2GiB' is no size from 64 KiB to 1 GiB")]
    [InlineData("journal.retention=none", "journal.retention: 'none' is none of keep-live, keep-all")]
    [InlineData("journal.snapshots=0", "journal.snapshots: 0 is not 1 to 1000 snapshots")]
    [InlineData("journal.dir=\"\"", "journal.dir: '' is no name")]
    public void A_wrong_value_is_named_with_its_place(string setting, string message) =>
        Should.Throw<InputException>(() => Read(setting)).Message.ShouldStartWith($"command line --set {setting}: {message}");

    [Theory]
    [InlineData("journal.hash-chain=perhaps")]
    [InlineData("journal.segment-size=large")]
    [InlineData("journal.sync=true")]
    public void A_wrong_type_or_key_is_refused(string setting) =>
        Should.Throw<ConfigException>(() => Read(setting)).Message.ShouldContain(setting);

    static TradingJournalOptions Read(params string[] settings) =>
        JournalSettings.Read(EffectiveConfig.Load(null, [], settings), TimeProvider.System);
}
