using System.Security.Cryptography;
using System.Text;
using Actors.Backends.Files;
using Actors.Exchanges.Simulator;
using Actors.Host.Live;
using Actors.Runtime.Hocon;
using Actors.Tests.Backends.Files;

namespace Actors.Tests.Live;

/// <summary>A chaos run in lockstep, and all that is left of it: a function of its setting.</summary>
/// <param name="Faults">What does not hold at the end.</param>
/// <param name="Voice">What was said on the way.</param>
/// <param name="Journal">What the engine has kept, one event a line.</param>
sealed record LockstepChaos(
    IReadOnlyList<string> Faults, IReadOnlyList<(string Kind, long Count)> Strikes, IReadOnlyList<string> Voice, IReadOnlyList<string> Journal)
{
    /// <summary>Of the journal and of what was said.</summary>
    public string Hash => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Journal.Concat(Voice)))))[..16];

    /// <summary>Where something does not hold, what was said and kept is left in a file, for who has to find out why.</summary>
    public void ShouldHold(int seed)
    {
        if (Faults.Count == 0)
            return;
        var file = Path.Combine(Path.GetTempPath(), $"chaos-{seed}.txt");
        File.WriteAllLines(file, Voice.Concat(Journal));
        Faults.ShouldBeEmpty($"seed {seed}: see {file}");
    }

    public static async Task<LockstepChaos> Of(ChaosSetting setting)
    {
        var clock = new SteppedTimeProvider(ChaosRun.Beginning);
        var lockstep = new Lockstep(clock, TimeSpan.FromSeconds(1), new(setting.Seed, clock));
        var around = new Surroundings(clock, 1)
        {
            Network = clock,
            OpenSocket = lockstep.Wire.Open,
            Wires = lockstep.Wire.Of,
            Journal = lockstep.Wire.Of,
            Actors = ConfigurationFactory.ParseString("akka.actor.default-dispatcher.type = SynchronizedDispatcher"),
        };
        await using var run = await ChaosRun.Open(setting, around);
        lockstep.Wire.Exchange = run.Exchange;
        IReadOnlyList<string> faults = [];
        IReadOnlyList<(string, long)> strikes = [];
        lockstep.Run(async () =>
        {
            await run.Begin();
            await run.Rage();
            faults = await run.Settle();
            strikes = run.Strikes;
            await run.End();
        });
        // The port is chance.
        string Plain(string line) => line.Replace(run.Exchange.Uri.Authority, "venue", StringComparison.Ordinal);
        return new(
            faults, strikes, [.. run.Voice.Select(line => Plain(line.Split('\n')[0]))],
            [.. JournalDump.Read(LocalDisk.Instance, run.Journal, TradingFormats.All).Select(one => Plain(Line(one)))]);
    }

    static string Line(RawEvent one) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{one.Ordinal} {one.PersistenceId} {one.SequenceNr} {one.Epoch} {one.Time:O} {one.Manifest} {one.Version} {Encoding.UTF8.GetString((one.Json ?? one.Payload).Span)}");
}
