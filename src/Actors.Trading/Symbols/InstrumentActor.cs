using Actors.Domain;
using Actors.Runtime;
using static Actors.Trading.Symbols.FeedProtocol;

namespace Actors.Trading.Symbols;

/// <summary>
/// Keeps the rules of an account's symbols: its journal has every change, from the first that was seen, in order. What
/// changed while nobody looked is kept at the next start.
/// </summary>
public sealed class InstrumentActor : ReceivePersistentActor
{
    readonly InstrumentDeps deps;
    readonly Dictionary<Symbol, InstrumentChanged> last = [];

    InstrumentActor(InstrumentDeps deps)
    {
        this.deps = deps;
        PersistenceId = JournalOf(deps.Account);
        Recover<InstrumentChanged>(Apply);
        Recover<RecoveryCompleted>(_ => Begin());
        Command<RulesSeen>(seen => Keep(seen.Instrument, seen.Trading));
    }

    public override string PersistenceId { get; }

    /// <summary>The persistence id of the rules of an account's symbols.</summary>
    public static string JournalOf(string account) => $"instruments-{account}";

    public static Props For(InstrumentDeps deps) => Props.Create(() => new InstrumentActor(deps));

    /// <summary>Whether a symbol trades is told by the feed where it does not.</summary>
    void Begin()
    {
        Context.System.EventStream.Subscribe(Self, typeof(RulesSeen));
        foreach (var symbol in deps.Symbols)
            Keep(deps.InstrumentOf(symbol), last.GetValueOrDefault(symbol)?.Trading ?? true);
    }

    void Keep(Instrument seen, bool trading)
    {
        var before = last.GetValueOrDefault(seen.Symbol);
        if (before is null || before.After != seen || before.Trading != trading)
            Persist(new InstrumentChanged(before?.After, seen, trading, deps.Clock.GetUtcNow()), Apply);
    }

    void Apply(InstrumentChanged changed) => last[changed.After.Symbol] = changed;
}

/// <param name="Account">Names the journal.</param>
/// <param name="InstrumentOf">The rules as they are now.</param>
public sealed record InstrumentDeps(string Account, IReadOnlyList<Symbol> Symbols, Func<Symbol, Instrument> InstrumentOf, TimeProvider Clock);
