using Actors.Domain;
using Actors.Runtime;
using Actors.Trading.Execution;
using static Actors.Trading.Execution.ExecutionProtocol;
using static Actors.Trading.Risk.RiskProtocol;

namespace Actors.Trading.Risk;

/// <content>The kill switch and the graceful stop: what risk has decided is execution's to bring about.</content>
public sealed partial class RiskActor
{
    readonly List<(IActorRef Asker, object Answer, Posture Posture)> waiting = [];
    Posture? stopping;

    void BeHaltable()
    {
        Command<Halt>(OnHalt);
        Command<Resume>(OnResume);
        Command<PrepareToStop>(OnPrepareToStop);
        Command<PostureReached>(OnReached);
        Command<GetHalts>(_ => Sender.Tell(new HaltsView(execution is not null && !isCatchingUp, desk.StandingHalts)));
    }

    void OnHalt(Halt halt)
    {
        var asker = Sender;
        Persist(new TradingHalted(TradingHalted.KillSwitch, halt.Reason, null, clock.GetUtcNow(), "operator") { Flatten = halt.Flatten }, halted =>
        {
            Apply(halted);
            waiting.Add((asker, new Halted(halt.Reason, halt.Flatten), PostureNow));
            TellPosture();
        });
    }

    /// <summary>Also for what execution has kept while risk was away.</summary>
    void HaltAfter(TradingEvent e)
    {
        if (ends is not null && desk.HaltFor(e, clock.GetUtcNow()) is { } halt)
            Persist(halt, Apply);
    }

    void OnResume(Resume resume)
    {
        var asker = Sender;
        var codes = desk.StandingHalts.Select(halt => halt.Code).ToArray();
        PersistAll(codes.Select(code => new TradingResumed(code, clock.GetUtcNow(), "operator")), Apply);
        DeferAsync(resume, _ =>
        {
            KeepMarks("operator");
            TellPosture();
            asker.Tell(new Resumed(codes));
        });
    }

    void OnPrepareToStop(PrepareToStop prepare)
    {
        stopping = prepare.Posture;
        waiting.Add((Sender, new Stopped(prepare.Posture), PostureNow));
        TellPosture();
    }

    /// <summary>The strictest that is asked for.</summary>
    Posture PostureNow
    {
        get
        {
            var halted = desk.StandingHalts.Where(halt => halt.Code == TradingHalted.KillSwitch)
                .Select(halt => halt.Flatten ? Posture.Flat : Posture.NoEntries).FirstOrDefault(Posture.Trading);
            return stopping > halted ? stopping.Value : halted;
        }
    }

    /// <summary>While execution is away it is told as soon as it is there again.</summary>
    void TellPosture() => execution?.Tell(new TakePosture(PostureNow), Self);

    void OnReached(PostureReached reached)
    {
        if (stopping is not null && ends?.Next is not null)
        {
            TellPosture(); // its answer may still move something, and stands before this in execution's mailbox
            return;
        }
        foreach (var (asker, answer, posture) in waiting)
        {
            if (posture <= reached.Posture)
                asker.Tell(answer);
        }
        waiting.RemoveAll(one => one.Posture <= reached.Posture);
    }
}
