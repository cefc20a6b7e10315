using Actors.Domain;
using Actors.Runtime;
using Actors.Trading.Execution;
using static Actors.Trading.Risk.RiskProtocol;

namespace Actors.Trading.Risk;

/// <content>The kill switch: kept before it acts, and acted on again after every restart.</content>
public sealed partial class RiskActor
{
    TradingHalted? Pulled => desk.Halts.Standing.FirstOrDefault(
        halt => string.Equals(halt.Code, TradingHalted.KillSwitch, StringComparison.Ordinal));

    void BeHaltable()
    {
        Command<Halt>(OnHalt);
        Command<Resume>(_ => OnResume());
    }

    void OnHalt(Halt halt)
    {
        var asker = Sender;
        if (Pulled is { } pulled && pulled.Flatten == halt.Flatten && string.Equals(pulled.Text, halt.Reason, StringComparison.Ordinal))
        {
            asker.Tell(new Obeyed(true));
            return;
        }
        var now = clock.GetUtcNow();
        Persist(new TradingHalted(TradingHalted.KillSwitch, halt.Reason, null, now, $"halt@{now.ToUnixTimeMilliseconds()}") { Flatten = halt.Flatten }, kept =>
        {
            Apply(kept);
            TellPosture();
            asker.Tell(new Obeyed(true));
        });
    }

    void OnResume()
    {
        var asker = Sender;
        if (Pulled is null)
        {
            asker.Tell(new Obeyed(false));
            return;
        }
        var now = clock.GetUtcNow();
        Persist(new TradingResumed(TradingHalted.KillSwitch, now, $"resume@{now.ToUnixTimeMilliseconds()}"), kept =>
        {
            Apply(kept);
            execution?.Tell(new ExecutionProtocol.TakePosture(Posture.Trading));
            asker.Tell(new Obeyed(false));
        });
    }

    /// <summary>Execution keeps no posture of its own: it is told whenever it is ready.</summary>
    void TellPosture()
    {
        if (Pulled is { } pulled)
            execution?.Tell(new ExecutionProtocol.TakePosture(pulled.Flatten ? Posture.Flat : Posture.NoEntries));
    }
}
