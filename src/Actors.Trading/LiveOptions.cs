using Actors.Domain;
using Actors.Trading.Symbols;

namespace Actors.Trading;

/// <summary>What trading needs besides when the venue is real and time does not stand still; a backtest goes without.</summary>
public sealed record LiveOptions
{
    /// <summary>An entry signal that is older when it is answered is refused: its price is gone. Exits are never stale.</summary>
    public TimeSpan MaxSignalAge { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long an order may be without any word of the venue before it is asked for.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The pause after the first question to the venue that was not settled; it doubles with each further one.</summary>
    public TimeSpan AskAgainAfter { get; init; } = TimeSpan.FromMilliseconds(500);

    public TimeSpan AskAgainAtMost { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long after it was sent a request may still reach the venue: what a crash left under way is waited for at the start.</summary>
    public TimeSpan RequestsArriveWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How old an answer of the venue may be: what the books hold is not said to differ by one that may not know their last fill.</summary>
    public TimeSpan AnswersLagBy { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often the account at the venue is compared with the books, after the comparison at the start.</summary>
    public TimeSpan ReconcileEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The pause before an actor that stopped is started again; it doubles up to <see cref="RestartAtMost"/>.</summary>
    public TimeSpan RestartAfter { get; init; } = TimeSpan.FromMilliseconds(200);

    public TimeSpan RestartAtMost { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// True of a venue that knows for ever every order that has filled: one that it does not know any more was wiped, and
    /// what it bought is gone. False for one that keeps only the last that ended, or whose account may be counted anew from
    /// the journal: that it does not know an order says nothing of what it bought.
    /// </summary>
    public bool VenueRemembers { get; init; } = true;

    /// <summary>
    /// True of a venue that opens the legs of a bracket by itself as the entry fills: of an entry that filled unheard it is
    /// asked for them first. False for one that has to be asked for legs: asking what it cannot have would leave the position
    /// without a stop for as long.
    /// </summary>
    public bool VenueOpensLegs { get; init; }

    public QualityOptions Quality { get; init; } = new();

    /// <summary>The name that the venue's balances give to the base asset of a symbol; null compares no balances.</summary>
    public Func<Symbol, string>? BaseAssetOf { get; init; }
}
