using Actors.Domain;
using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;
using Actors.Trading;
using static Actors.Tests.Domain.Cases;
using static Actors.Trading.Execution.ExecutionProtocol;

namespace Actors.Tests.Trading.Execution.Permuting;

/// <summary>One execution actor with a position that its entry wants protected by a stop and a target, driven step by step.</summary>
sealed class LegRun : ExecutionRun, ISteppedRun<LegStep>
{
    /// <summary>Less than this the venue does not take.</summary>
    public const decimal Least = 0.4m;

    // Longer than any pause; the account is compared at every second one.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(32);

    readonly OrderIntent exit = Sell();
    readonly LegVenue venue;
    bool isExitAsked;
    bool hasClosed;
    Happening? last;

    /// <param name="isPart">An entry of which half has filled and the rest ended: half of that is dust.</param>
    public LegRun(SimulatedWorld world, IActorRef nobody, bool isPart)
        : base(world, nobody)
    {
        var entry = Buy(bracket: new(new Price(90), new Price(120)));
        var bought = new Quantity(isPart ? 0.5m : 1);
        var fill = Fill("buy-1", bought.Value, done: !isPart) with { Total = bought, At = Now };
        venue = new(entry, fill, () => Now);
        Open();
        Execution.Tell(new Execute(Approved(entry)));
        Settle();
        venue.IsHonest = false;
        venue.Reports!(fill);
        if (isPart)
            venue.Reports!(new VenueReport.Cancelled(entry.Id, "expired", Now) { Total = bought });
        Outside(static () => { });
    }

    protected override IVenue VenueOfRun => venue;

    protected override LiveOptions Options { get; } = new() { ReconcileEvery = 2 * Patience, BaseAssetOf = static _ => "BTC" };

    protected override Instrument InstrumentOf(Symbol symbol) => Instrument.Unfiltered(symbol) with { MinQuantity = new(Least) };

    public string State => $"{venue.State}|{isExitAsked}|{hasClosed}|{last is Happening.Crash}|{new LegBooks(Journal(), venue).State}|{StateOfExecution}";

    public IEnumerable<LegStep> Possible =>
    [
        .. venue.Calls.SelectMany(static call => call.Possible.Select(what => new LegStep(what, call.Name))),
        .. venue.Market.Open.Where(_ => !venue.Market.IsClosed).SelectMany(static order => MayHappenTo(order).Select(what => new LegStep(what, order.Id.Value))),
        .. Enum.GetValues<Happening>().Where(IsPossible).Select(static what => new LegStep(what)),
    ];

    public void Take(LegStep step)
    {
        Outside(() => Do(step));
        last = step.What;
    }

    public string? Fault() => new LegBooks(Journal(), venue).Fault();

    public string? FaultAtRest()
    {
        Outside(venue.BeHonest);
        for (var i = 0; i < 12; i++)
            Advance(TimeSpan.FromSeconds(30));
        var kept = Journal();
        var books = new LegBooks(kept, venue);
        var fault = books.Fault() ?? books.FaultAtRest() ?? (isExitAsked ? books.FaultAfterExit() : null);
        return fault is null ? null : $"{fault}; kept: {string.Join(", ", kept.Select(LegBooks.Name))}";
    }

    static IEnumerable<Happening> MayHappenTo(SoldOrder order)
    {
        if (order is { IsStop: true, IsTriggered: false })
            yield return Happening.Trigger;
        if (order.Filled == 0)
            yield return Happening.FillPart;
        yield return Happening.FillRest;
        yield return Happening.End;
    }

    bool IsPossible(Happening what) => what switch
    {
        Happening.TellOldest => venue.Untold > 0,
        Happening.TellNewest => venue.Untold > 1,
        Happening.TellAgain => venue.HasTold,
        Happening.Close => !hasClosed,
        Happening.Reopen => venue.Market.IsClosed,
        Happening.Exit => !isExitAsked,
        Happening.Wait => !venue.Calls.Any(static call => call is { IsOfBefore: true, IsOnItsWay: true }), // none is under way for so long
        Happening.Crash => last != Happening.Crash,
        _ => false,
    };

    void Do(LegStep step)
    {
        switch (step.What)
        {
            case Happening.Trigger:
                venue.Market.Trigger(Order(step));
                break;
            case Happening.FillPart or Happening.FillRest:
                venue.Market.Fill(Order(step), step.What == Happening.FillPart);
                break;
            case Happening.End:
                venue.Market.End(Order(step), "expired");
                break;
            case Happening.TellOldest or Happening.TellNewest:
                venue.Tell(step.What == Happening.TellOldest ? 0 : venue.Untold - 1);
                break;
            case Happening.TellAgain:
                venue.TellAgain();
                break;
            case Happening.Close or Happening.Reopen:
                (hasClosed, venue.Market.IsClosed) = (true, step.What == Happening.Close);
                break;
            case Happening.Exit:
                isExitAsked = true;
                Ask();
                break;
            case Happening.Wait:
                Advance(Patience);
                break;
            case Happening.Crash:
                Stop();
                venue.Forget();
                Open();
                if (isExitAsked && !Journal().Any(e => e is OrderSubmitted submitted && submitted.Intent.Id == exit.Id))
                    Ask(); // risk sends again what execution has not kept
                break;
            default:
                venue.Take(step);
                break;
        }
    }

    void Ask() => Execution.Tell(new Execute(Approved(exit)));

    SoldOrder Order(LegStep step) => venue.Market.Find(new(step.Whom!))!;
}
