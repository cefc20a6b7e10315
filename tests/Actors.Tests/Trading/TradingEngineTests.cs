using Actors.Decisions.Risk;
using Actors.Domain;
using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;
using Actors.Tests.Trading.Execution;
using Actors.Trading;
using static Actors.Tests.Domain.Cases;
using static Actors.Trading.Portfolio.PortfolioProtocol;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Tests.Trading;

/// <summary>All actors of an account together: what was told before a slip has had its consequences when it arrives.</summary>
public abstract class TradingEngineTests : IDisposable
{
    readonly World world;
    readonly FakeVenue venue = new();
    readonly TradingEngine engine;
    readonly TestProbe end;
    int fills;

    protected TradingEngineTests(World world)
    {
        this.world = world;
        world.Open();
        end = world.CreateTestProbe();
        venue.OnPlace = FillAtOnce;
        engine = TradingEngine.Start(
            world.Sys,
            new(
                "main",
                new(new(1_000), Sizing.Parse("fixed:1"), RiskRules.From(new(), 0), 0, null, Instrument.Unfiltered),
                [new(OneMinute, [Talker.On("1m", null, "a", "b"), Talker.On("5m")])]),
            venue, new ManualTimeProvider());
    }

    public void Dispose()
    {
        world.Dispose();
        GC.SuppressFinalize(this);
    }

    ValueTask<PlaceResult> FillAtOnce(ApprovedOrder order)
    {
        venue.Reports!(Fill(order.Id.Value, trade: $"t{++fills}"));
        return new(new PlaceResult.Accepted($"v-{order.Id}"));
    }

    void Settle()
    {
        engine.Symbols[0].Tell(engine.DrainTo(end.Ref));
        end.ExpectMsg<Drained>();
    }

    View Look() => world.Await(engine.Portfolio.Ask<View>(new GetView()));

    [Fact]
    public void After_each_slip_the_fills_of_its_candle_are_in_the_books()
    {
        Settle();
        for (var minute = 0; minute < 50; minute++)
        {
            engine.Symbols[0].Tell(new CandleClosed(Minute(minute)));
            Settle();

            var coarse = (minute + 1) / 5; // candles of the 5-minute strategy, an entry and an exit in turn
            var view = Look();
            view.Positions.Count.ShouldBe((minute % 2 == 0 ? 2 : 0) + coarse % 2);
            view.Trades.Count.ShouldBe((minute + 1) / 2 * 2 + coarse / 2);
            fills.ShouldBe(view.Positions.Count + 2 * view.Trades.Count);
        }
    }

    [Fact]
    public void Every_event_leads_back_to_a_candle()
    {
        Settle();
        for (var minute = 0; minute < 10; minute++)
        {
            engine.Symbols[0].Tell(new CandleClosed(Minute(minute)));
            Settle();
        }

        var events = ((string[])["risk-main", "execution-main", "portfolio-main"])
            .SelectMany(stream => world.Journal.Read(stream))
            .Select(entry => (TradingEvent)entry.Event)
            .ToArray();
        var signals = events.OfType<SignalRaised>().ToDictionary(s => s.Id.Value, StringComparer.Ordinal);
        signals.Count.ShouldBe(22);
        events.Length.ShouldBeGreaterThan(signals.Count);
        foreach (var e in events.Except(signals.Values))
            signals.ShouldContainKey(e.Cause);
        signals.Values.ShouldAllBe(s => s.Cause.StartsWith("binance:BTCUSDT:", StringComparison.Ordinal));
    }
}

public sealed class TradingEngineSimulatedTests() : TradingEngineTests(new SimulatedWorld());

public sealed class TradingEngineThreadedTests() : TradingEngineTests(new ThreadedWorld());
