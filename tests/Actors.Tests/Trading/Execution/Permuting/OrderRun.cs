using Actors.Domain;
using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;
using Actors.Trading.Execution;
using static Actors.Tests.Domain.Cases;
using static Actors.Trading.Execution.ExecutionProtocol;

namespace Actors.Tests.Trading.Execution.Permuting;

/// <summary>Something that may happen next to an order, or to who waits for it.</summary>
enum Step
{
    Arrive,
    Refuse,
    Lose,
    FillPart,
    FillRest,
    Expire,
    AnswerPlacing,
    LetPlacingTimeOut,
    TellOldest,
    TellNewest,
    TellAgain,
    FindTrue,
    FindWithoutLastFill,
    FindOld,
    FindNothing,
    Wait,
    Crash,

    /// <summary>The process dies between keeping the intent and sending it.</summary>
    CrashBeforeSending,
}

/// <summary>One execution actor with one order, driven step by step.</summary>
sealed class OrderRun : ExecutionRun, ISteppedRun<Step>
{
    readonly OrderIntent order;
    readonly VenueModel venue;
    Step? last;

    /// <param name="side">An entry, or the exit of what an entry bought before.</param>
    public OrderRun(SimulatedWorld world, IActorRef nobody, Side side)
        : base(world, nobody)
    {
        order = side == Side.Buy ? Buy() : Sell();
        venue = new(order);
        Open();
        if (side == Side.Sell)
        {
            Execution.Tell(new Execute(Approved(Buy())));
            Settle();
            venue.Reports!(Fill("buy-1") with { Total = new Quantity(1) });
            Settle();
        }
        Execution.Tell(new Execute(Approved(order)));
        Settle();
    }

    protected override IVenue VenueOfRun => venue;

    public string State
    {
        get
        {
            var kept = Kept();
            return $"{venue.State}|{Booked(kept)} {kept.Count(IsEnd)}|{last is Step.Crash or Step.CrashBeforeSending}|{StateOfExecution}";
        }
    }

    public IEnumerable<Step> Possible => Enum.GetValues<Step>().Where(IsPossible);

    public void Take(Step step)
    {
        Outside(() => Do(step));
        last = step;
    }

    public string? Fault()
    {
        var kept = Kept();
        return venue.Placed > venue.Sent ? $"it was sent {venue.Placed} times"
            : kept.Any(e => e is OrderRejected) && venue.Truth is not (Truth.Refused or Truth.Lost) ? $"it was rejected while it is {venue.Truth}"
            : kept.Any(e => e is OrderCancelled) && venue.Truth is not Truth.Ended ? $"it was ended while it is {venue.Truth}"
            : Booked(kept) > venue.Filled ? $"{Booked(kept)} are booked of {venue.Filled}"
            : null;
    }

    /// <summary>From here on the venue answers and tells nothing by itself: whether the books come to the truth.</summary>
    public string? FaultAtRest()
    {
        Outside(venue.BeHonest);
        for (var i = 0; i < 12; i++)
            Advance(TimeSpan.FromSeconds(30));
        var kept = Kept();
        var orders = new WorkingOrders();
        foreach (var e in Journal())
            orders.Apply(e);
        var fault = Fault()
            ?? (Booked(kept) != venue.Filled ? $"{Booked(kept)} are booked of {venue.Filled}" : null)
            ?? (orders.Find(order.Id) is null == (venue.Truth == Truth.Open) ? $"it is {orders.Find(order.Id)?.Status.ToString() ?? "gone"} while it is {venue.Truth}" : null)
            ?? (orders.Find(order.Id) is { Status: not OrderStatus.Open } ? "its outcome is unknown for ever" : null)
            ?? (kept.Count(IsEnd) > 1 ? "it ended twice" : null);
        return fault is null ? null : $"{fault}; kept: {string.Join(", ", kept.Select(static e => e.GetType().Name))}";
    }

    bool IsPossible(Step step) => step switch
    {
        Step.Arrive or Step.Refuse or Step.Lose => venue.Truth == Truth.OnItsWay,
        Step.FillPart => venue.Truth == Truth.Open && venue.Filled == 0,
        Step.FillRest or Step.Expire => venue.Truth == Truth.Open,
        Step.AnswerPlacing => venue.IsPlacing && venue.Truth is not (Truth.OnItsWay or Truth.Lost),
        Step.LetPlacingTimeOut => venue.IsPlacing,
        Step.TellOldest => venue.Untold > 0,
        Step.TellNewest => venue.Untold > 1,
        Step.TellAgain => venue.HasTold,
        Step.FindTrue => venue.IsFinding && venue.Truth != Truth.OnItsWay,
        Step.FindWithoutLastFill => venue.IsFinding && venue.Filled > 0,
        Step.FindOld => venue.IsFinding && (venue.Filled > 0 || venue.Truth == Truth.Ended),
        Step.FindNothing => venue.IsFinding,
        Step.Crash => last is not (Step.Crash or Step.CrashBeforeSending),
        Step.CrashBeforeSending => last is null,
        _ => true,
    };

    void Do(Step step)
    {
        switch (step)
        {
            case Step.Arrive:
                venue.Become(Truth.Open);
                break;
            case Step.Refuse:
                venue.Become(Truth.Refused);
                break;
            case Step.Lose:
                venue.Become(Truth.Lost);
                break;
            case Step.FillPart or Step.FillRest:
                venue.Fill(step == Step.FillPart);
                break;
            case Step.Expire:
                venue.Become(Truth.Ended);
                break;
            case Step.AnswerPlacing or Step.LetPlacingTimeOut:
                venue.Answer(step == Step.AnswerPlacing);
                break;
            case Step.TellOldest or Step.TellNewest:
                venue.Tell(step == Step.TellOldest ? 0 : venue.Untold - 1);
                break;
            case Step.TellAgain:
                venue.TellAgain();
                break;
            case Step.FindTrue:
                venue.Find(venue.True);
                break;
            case Step.FindWithoutLastFill:
                venue.Find(venue.Late);
                break;
            case Step.FindOld:
                venue.Find(venue.Old);
                break;
            case Step.FindNothing:
                venue.Find(new FindResult.Unknown("no answer in time"));
                break;
            case Step.Wait:
                Advance(TimeSpan.FromSeconds(31));
                break;
            case Step.Crash or Step.CrashBeforeSending:
                Stop();
                venue.Forget(wasSent: step == Step.Crash);
                Open();
                break;
        }
    }

    /// <summary>What was kept of the order itself.</summary>
    TradingEvent[] Kept() => [.. Journal().Where(e => WorkingOrders.Concerns(e) && WorkingOrders.IdOf(e) == order.Id)];

    static decimal Booked(IEnumerable<TradingEvent> kept) => kept.OfType<OrderFilled>().Sum(static e => e.Fill.Quantity.Value);
}
