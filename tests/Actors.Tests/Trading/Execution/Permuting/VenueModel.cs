using Actors.Domain;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Trading.Execution.Permuting;

/// <summary>What is true of an order at the venue.</summary>
enum Truth
{
    OnItsWay,
    Lost,
    Refused,
    Open,
    Filled,
    Ended,
}

/// <summary>
/// The truth about one order at a venue, and what of it is still to be told: every answer and every report waits until it
/// is asked for. Whatever else is asked about is answered at once: an order that filled whole long ago.
/// </summary>
sealed class VenueModel(OrderIntent order) : IVenue
{
    static readonly Quantity Whole = new(1);
    static readonly Quantity Half = new(0.5m);

    readonly List<VenueReport.Filled> fills = [];
    readonly List<VenueReport> untold = [];
    TaskCompletionSource<PlaceResult>? placing;
    TaskCompletionSource<FindResult>? finding;
    VenueReport? lastTold;

    public Truth Truth { get; private set; } = Truth.OnItsWay;

    public decimal Filled => fills.Sum(static fill => fill.Quantity.Value);

    public int Placed { get; private set; }

    /// <summary>How often it may have been placed.</summary>
    public int Sent { get; private set; } = 1;

    /// <summary>From now on questions are answered at once and with the truth, and nothing more is reported.</summary>
    public bool IsHonest { get; private set; }

    public bool IsPlacing => placing is not null;
    public bool IsFinding => finding is not null;
    public int Untold => untold.Count;
    public bool HasTold => lastTold is not null;

    public Action<VenueReport>? Reports { get; set; }

    /// <summary>Tells apart what may still happen here.</summary>
    public string State => $"{Truth} {Sent} {Filled} {string.Join(',', untold.Select(Name))} {(lastTold is null ? "" : Name(lastTold))} {IsPlacing} {IsFinding}";

    public void Become(Truth truth)
    {
        Truth = truth;
        if (truth == Truth.Ended)
            untold.Add(new VenueReport.Cancelled(order.Id, "expired", Start) { Total = new Quantity(Filled) });
    }

    public void Fill(bool isPart)
    {
        var quantity = isPart ? Half : Whole - new Quantity(Filled);
        var fill = new VenueReport.Filled(
            order.Id, $"{order.Id}-{fills.Count + 1}", quantity, new(100), Money.Zero, Liquidity.Taker, default, !isPart, Start, Start)
        {
            Total = new Quantity(Filled) + quantity,
        };
        fills.Add(fill);
        untold.Add(fill);
        if (!isPart)
            Truth = Truth.Filled;
    }

    /// <summary>Answers the placing by the truth, or not at all in time.</summary>
    public void Answer(bool inTime)
    {
        var answer = placing!;
        placing = null;
        answer.SetResult(
            !inTime ? new PlaceResult.Unknown("no answer in time")
            : Truth == Truth.Refused ? new PlaceResult.Rejected("-2010", "refused")
            : new PlaceResult.Accepted("v-1"));
    }

    public void Find(FindResult result)
    {
        var answer = finding!;
        finding = null;
        answer.SetResult(result);
    }

    public void Tell(int index)
    {
        lastTold = untold[index];
        untold.RemoveAt(index);
        Reports!(lastTold);
    }

    public void TellAgain() => Reports!(lastTold!);

    /// <summary>Who asked is gone, and so are the answers on their way.</summary>
    /// <param name="wasSent">False when it went before the order did.</param>
    public void Forget(bool wasSent)
    {
        (placing, finding) = (null, null);
        if (!wasSent)
            (Truth, Placed, Sent) = (Truth.Lost, 0, 0);
    }

    public void BeHonest()
    {
        IsHonest = true;
        if (Truth == Truth.OnItsWay)
            Truth = Truth.Lost;
        if (IsFinding)
            Find(True);
    }

    public FindResult True => Truth switch
    {
        Truth.OnItsWay => new FindResult.Unknown("it may still arrive"),
        Truth.Lost => new FindResult.Never("it never arrived"),
        Truth.Refused => new FindResult.Never("it was refused"),
        _ => Found(StatusNow, Filled, fills),
    };

    /// <summary>The sum of the fills is there, and the last of them is not yet.</summary>
    public FindResult Late => Found(StatusNow, Filled, fills[..^1]);

    /// <summary>From before its first fill.</summary>
    public FindResult Old => Found(OrderStatus.Open, 0, []);

    public ValueTask<PlaceResult> Place(ApprovedOrder placed, CancellationToken stop)
    {
        if (placed.Id != order.Id)
            return new(new PlaceResult.Accepted("v-0"));
        Placed++;
        placing = new();
        return new(placing.Task);
    }

    public ValueTask<FindResult> Find(Symbol symbol, ClientOrderId id, CancellationToken stop)
    {
        if (id != order.Id)
            return new(new FindResult.Found(new(id, "v-0", symbol, Side.Buy, OrderType.Market, OrderStatus.Filled, Whole, Whole, null, null, [], Start)));
        if (IsHonest)
            return new(True);
        finding = new();
        return new(finding.Task);
    }

    public ValueTask<CancelResult> Cancel(Symbol symbol, ClientOrderId id, bool toReplace, CancellationToken stop) => throw new VenueException("nothing is to be cancelled here");

    public ValueTask<ProtectResult> Protect(OrderIntent entry, Quantity held, CancellationToken stop) => throw new VenueException("nothing is to be protected here");

    public ValueTask<VenueAccount> Account(CancellationToken stop) => new(new VenueAccount(
        Start, [], Truth == Truth.Open ? [((FindResult.Found)Found(OrderStatus.Open, Filled, [])).Order] : []));

    OrderStatus StatusNow => Truth switch
    {
        Truth.Filled => OrderStatus.Filled,
        Truth.Ended => OrderStatus.Cancelled,
        _ => OrderStatus.Open,
    };

    FindResult Found(OrderStatus status, decimal filled, IReadOnlyList<VenueReport.Filled> told) => new FindResult.Found(new(
        order.Id, "v-1", order.Symbol, order.Side, OrderType.Market, status, Whole, new(filled), null, null, [.. told], Start));

    static string Name(VenueReport report) => report is VenueReport.Filled fill ? fill.TradeId : "end";
}
