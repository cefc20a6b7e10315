using Actors.Domain;
using Actors.Runtime;
using Actors.Runtime.Persistence;
using Actors.Trading.Symbols;
using static Actors.Tests.Domain.Cases;
using static Actors.Trading.Symbols.FeedProtocol;

namespace Actors.Tests.Trading.Symbols;

/// <summary>Which rules of a symbol held when can be read in the journal.</summary>
public sealed class InstrumentTests
{
    static readonly Instrument Coarse = new(Btc, 0.1m, 0.001m, new(0.001m), new(9_000), new(10));
    static readonly Instrument Fine = Coarse with { PriceTick = 0.01m };

    readonly InMemoryJournal journal = new();

    [Fact]
    public void Each_change_is_kept_with_what_held_before()
    {
        Run(Fine, new RulesSeen(Coarse, true), new RulesSeen(Coarse, false), new RulesSeen(Fine, true));

        Told().ShouldBe([(null, Fine, true), (Fine, Coarse, true), (Coarse, Coarse, false), (Coarse, Fine, true)]);
    }

    [Fact]
    public void What_is_seen_again_is_no_change()
    {
        Run(Fine, new RulesSeen(Fine, true), new RulesSeen(Fine, true));
        Run(Fine);

        Told().ShouldBe([(null, Fine, true)]);
    }

    [Fact]
    public void What_changed_while_nobody_looked_is_kept_at_the_next_start()
    {
        Run(Fine);
        Run(Coarse);

        Told().ShouldBe([(null, Fine, true), (Fine, Coarse, true)]);
    }

    void Run(Instrument known, params RulesSeen[] seen)
    {
        using var system = ActorSystem.CreateSimulated(1, Start, "rules", ActorSystemSetup.Create(new PersistenceSetup(journal)));
        system.ActorOf(InstrumentActor.For(new("main", [Btc], _ => known, system.TimeProvider)));
        foreach (var one in seen)
        {
            system.AdvanceTo(system.Now.AddMinutes(1));
            system.EventStream.Publish(one);
        }
        system.AdvanceTo(system.Now.AddMinutes(1));
        system.FirstError.ShouldBeNull();
    }

    IEnumerable<(Instrument? Before, Instrument After, bool Trading)> Told() => journal.Read(InstrumentActor.JournalOf("main"))
        .Select(static entry => (InstrumentChanged)entry.Event).Select(static e => (e.Before, e.After, e.Trading));
}
