using Actors.Domain;

namespace Actors.Trading.Execution;

/// <summary>What one strategy holds at the venue by execution's own books, and what is to protect it.</summary>
public sealed class Stake(StrategyKey key)
{
    readonly HashSet<string> trades = new(StringComparer.Ordinal); // ids since the last entry
    readonly Leg stop = new();
    readonly Leg target = new();

    public StrategyKey Key => key;

    /// <summary>Base quantity, fees in base taken off.</summary>
    public decimal Held { get; private set; }

    /// <summary>The entry that was submitted last.</summary>
    public OrderIntent? Entry { get; private set; }

    /// <summary>Of the last fill.</summary>
    public Price? LastPrice { get; private set; }

    /// <summary>When the last fill was booked.</summary>
    public DateTimeOffset LastBookedAt { get; private set; }

    /// <summary>How many orders of the engine's own have been sent to close it.</summary>
    public int Closes { get; private set; }

    /// <summary>Why the venue refused to protect it, or null.</summary>
    public string? Naked { get; private set; }

    /// <summary>What was told to be dust.</summary>
    public decimal Dust { get; private set; }

    /// <summary>Nothing is held, or dust that was told and is left alone.</summary>
    public bool IsOver => Held <= 0 || Held == Dust;

    /// <summary>True while the venue is asked to protect it and has not answered.</summary>
    public bool IsAsking { get; set; }

    /// <summary>The order that bought last: as long as the venue knows it, what it bought was really held.</summary>
    public ClientOrderId? Bought { get; private set; }

    /// <summary>Something is odd: before anything else is done the venue is asked whether it still knows <see cref="Bought"/>.</summary>
    public bool IsDoubted { get; set; }

    /// <summary>True where there is something that the venue may have forgotten.</summary>
    public bool IsInDoubt => IsDoubted && Held > 0 && Bought is not null;

    /// <summary>What the venue said when it did not know <see cref="Bought"/> any more; null while it does.</summary>
    public string? Forgotten { get; set; }

    /// <summary>The leg that limits its loss; null where the entry asks for none.</summary>
    public ClientOrderId? StopLeg => Entry?.Bracket is { Stop: not null } or { TrailingBps: not null } ? Entry!.Id.StopLeg : null;

    /// <summary>The legs of the entry's bracket.</summary>
    public IEnumerable<ClientOrderId> Legs
    {
        get
        {
            if (StopLeg is { } stopLeg)
                yield return stopLeg;
            if (Entry?.Bracket?.Target is not null)
                yield return Entry.Id.TargetLeg;
        }
    }

    /// <summary>Legs that may stand at the venue without being known here.</summary>
    public IEnumerable<ClientOrderId> LegsInDoubt => Legs.Where(leg => LegOf(leg).IsInDoubt);

    /// <summary>The id of the next order of the engine's own to close it.</summary>
    /// <exception cref="DomainFault">Nothing was ever entered.</exception>
    public ClientOrderId NextClose => NextCloseOrNone ?? throw new DomainFault($"{key} has entered nothing that could be closed");

    public ClientOrderId? NextCloseOrNone => Entry?.Id.Close(Closes + 1);

    /// <summary>The venue was asked to protect it, or has filled its entry: any leg that is not in the books may stand there.</summary>
    public void MayHaveLegs(WorkingOrders books)
    {
        foreach (var leg in Legs)
            LegOf(leg).IsInDoubt |= books.Find(leg) is null;
    }

    /// <summary>It is known what has become of a leg.</summary>
    public void Resolve(ClientOrderId leg) => LegOf(leg).IsInDoubt = false;

    /// <summary>True for a fill that is in the books.</summary>
    public bool HasBooked(VenueReport.Filled fill) => trades.Contains(fill.TradeId);

    /// <summary>True for news of a leg that was opened anew since, under the same id.</summary>
    public bool IsOfFormerLeg(ClientOrderId order, DateTimeOffset at) =>
        (order == Entry?.Id.StopLeg || order == Entry?.Id.TargetLeg) && at < LegOf(order).OpenedAt;

    /// <summary>True for the end of a leg at the very time that its opening has: it may have gone before or come after.</summary>
    public bool IsAsOldAs(VenueReport end) => Legs.Contains(end.Order) && end.At == LegOf(end.Order).OpenedAt;

    /// <summary>True for a leg that was in the books since its entry.</summary>
    public bool HasHeardOf(ClientOrderId leg) => LegOf(leg).OpenedAt != default;

    /// <summary>True for a leg that was reported before and has ended since: told late or twice.</summary>
    public bool HasSeen(VenueReport.LegOpened leg) => leg.At <= LegOf(leg.Order).OpenedAt;

    public void Apply(TradingEvent e)
    {
        switch (e)
        {
            case OrderSubmitted { Intent: { ReducesPosition: false } entry }:
                Begin(entry);
                break;
            case OrderSubmitted closing:
                Closes += Entry is not null && closing.Intent.Id == NextClose ? 1 : 0;
                break;
            case OrderFilled filled:
                Book(filled);
                break;
            case LegOpened leg:
                (LegOf(leg.Leg.Order).OpenedAt, LegOf(leg.Leg.Order).IsInDoubt) = (leg.Leg.At, false);
                break;
            case PositionNaked naked:
                Naked = naked.Why;
                break;
            case DustLeft dust:
                Dust = dust.Held.Value;
                break;
            case PositionLost:
                (Held, Dust, Naked, IsDoubted, Forgotten) = (0, 0, null, false, null);
                break;
        }
    }

    void Begin(OrderIntent entry)
    {
        (Entry, Closes, Naked) = (entry, 0, null);
        stop.Forget();
        target.Forget();
        trades.Clear();
    }

    void Book(OrderFilled filled)
    {
        (LastPrice, LastBookedAt) = (filled.Fill.Price, filled.At);
        trades.Add(filled.Fill.TradeId);
        if (filled.Side == Side.Buy)
        {
            Held += filled.Fill.Net.Value;
            Bought = filled.Fill.Order;
            Dust = 0; // what was left joins the purchase, and may be left again
            return;
        }
        Held -= filled.Fill.Quantity.Value;
        if (Held <= 0)
            (Naked, Forgotten) = (null, null);
    }

    Leg LegOf(ClientOrderId id) => id == Entry?.Id.TargetLeg ? target : stop;

    sealed class Leg
    {
        public DateTimeOffset OpenedAt { get; set; }
        public bool IsInDoubt { get; set; }

        public void Forget() => (OpenedAt, IsInDoubt) = (default, false);
    }
}
