using Actors.Domain;

namespace Actors.Trading.Execution;

/// <summary>What one strategy holds at the venue by execution's own books, and what is to protect it.</summary>
public sealed class Stake(StrategyKey key)
{
    DateTimeOffset stopOpened;
    DateTimeOffset targetOpened;

    public StrategyKey Key => key;

    /// <summary>Base quantity, fees in base taken off.</summary>
    public decimal Held { get; private set; }

    /// <summary>The entry that was submitted last.</summary>
    public OrderIntent? Entry { get; private set; }

    /// <summary>Of the last fill.</summary>
    public Price? LastPrice { get; private set; }

    /// <summary>How many orders of the engine's own have been sent to close it.</summary>
    public int Closes { get; private set; }

    /// <summary>Why the venue refused to protect it, or null.</summary>
    public string? Naked { get; private set; }

    /// <summary>What was told to be dust.</summary>
    public decimal Dust { get; private set; }

    /// <summary>True from when the venue said that the legs stand for what is held. It is not kept: a restart asks again.</summary>
    public bool IsStanding { get; private set; }

    /// <summary>True while legs may stand at the venue, or come to stand there by a request that is under way.</summary>
    public bool MayHaveLegs { get; private set; }

    /// <summary>The id of the next order of the engine's own to close it.</summary>
    /// <exception cref="DomainFault">Nothing was ever entered.</exception>
    public ClientOrderId NextClose => NextCloseOrNone ?? throw new DomainFault($"{key} has entered nothing that could be closed");

    public ClientOrderId? NextCloseOrNone => Entry?.Id.Close(Closes + 1);

    /// <summary>The venue is being asked to protect it, or was before a restart.</summary>
    public void AskedToProtect() => MayHaveLegs = true;

    /// <summary>The venue says that the legs stand; <paramref name="isEnough"/> for all that is held.</summary>
    public void Stands(bool isEnough) => (IsStanding, MayHaveLegs) = (isEnough, true);

    /// <summary>A leg that should stand does not.</summary>
    public void Fell() => IsStanding = false;

    public void LegEnded(bool isLast) => (IsStanding, MayHaveLegs) = (false, MayHaveLegs && !isLast);

    public void Apply(TradingEvent e)
    {
        switch (e)
        {
            case OrderSubmitted { Intent: { ReducesPosition: false } entry }:
                (Entry, Closes, Naked) = (entry, 0, null);
                (IsStanding, MayHaveLegs) = (false, false);
                (stopOpened, targetOpened) = (default, default);
                break;
            case OrderSubmitted closing:
                Closes += Entry is not null && closing.Intent.Id == NextClose ? 1 : 0;
                break;
            case OrderFilled filled:
                Book(filled);
                break;
            case LegOpened { IsStop: true } leg:
                stopOpened = leg.Leg.At;
                break;
            case LegOpened leg:
                targetOpened = leg.Leg.At;
                break;
            case PositionNaked naked:
                (Naked, MayHaveLegs) = (naked.Why, false);
                break;
            case DustLeft dust:
                Dust = dust.Held.Value;
                break;
        }
    }

    /// <summary>True for a leg that was known here once.</summary>
    public bool HasKnown(ClientOrderId leg) => (leg == Entry?.Id.TargetLeg ? targetOpened : stopOpened) != default;

    /// <summary>True for a leg that was reported before and has ended since: told late or twice.</summary>
    public bool HasSeen(VenueReport.LegOpened leg) =>
        leg.At <= (leg.Order == leg.Entry.TargetLeg ? targetOpened : stopOpened);

    void Book(OrderFilled filled)
    {
        var before = Held;
        Held += filled.Side == Side.Buy ? filled.Fill.Net.Value : -filled.Fill.Quantity.Value;
        LastPrice = filled.Fill.Price;
        IsStanding &= Held < before;
        if (Held <= 0)
            Naked = null;
    }
}
