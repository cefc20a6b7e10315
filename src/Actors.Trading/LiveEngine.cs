using Actors.Domain;
using Actors.Runtime;
using Actors.Trading.Execution;
using Actors.Trading.Feeds;
using Actors.Trading.Portfolio;
using Actors.Trading.Risk;

namespace Actors.Trading;

/// <summary>The actors of one account on a live market: those of every <see cref="TradingEngine"/>, and the feed.</summary>
public sealed class LiveEngine
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    readonly IActorRef feed;

    LiveEngine(TradingEngine trading, IActorRef feed) => (Trading, this.feed) = (trading, feed);

    public TradingEngine Trading { get; }

    /// <param name="plan">With <see cref="EnginePlan.Live"/>.</param>
    /// <param name="wanted">The base series of the plan's symbols, each with the first candle that warms its strategies up.</param>
    public static LiveEngine Start(
        ActorSystem system, EnginePlan plan, IVenue venue, IMarketFeed feed, IReadOnlyList<(Series Series, DateTimeOffset From)> wanted,
        TimeProvider clock)
    {
        var live = plan.Live ?? throw new DomainFault("a live engine needs the plan's live options");
        var trading = TradingEngine.Start(system, plan, venue, clock);
        var targets = plan.Symbols.Zip(trading.Symbols).ToDictionary(pair => pair.First.Base, pair => pair.Second);
        return new(trading, system.ActorOf(FeedActor.For(new(feed, wanted, targets, live.RestartAtMost)), "feed"));
    }

    /// <summary>Brings the account into a posture.</summary>
    /// <returns>False when it was not reached in time: what is still open is in the journal, and the next start goes on with it.</returns>
    public async Task<bool> TakePosture(Posture posture, TimeSpan within)
    {
        try
        {
            await Trading.Execution.Ask<ExecutionProtocol.PostureReached>(new ExecutionProtocol.TakePosture(posture), within);
            return true;
        }
        catch (AskTimeoutException)
        {
            return false;
        }
    }

    /// <summary>Pulls the kill switch; completes when it is kept.</summary>
    public Task Halt(string reason, bool flatten) =>
        Trading.Risk.Ask<RiskProtocol.Obeyed>(new RiskProtocol.Halt(reason, flatten), Patience);

    /// <summary>Lifts the kill switch; completes when that is kept.</summary>
    public Task Resume() => Trading.Risk.Ask<RiskProtocol.Obeyed>(new RiskProtocol.Resume(), Patience);

    public Task<PortfolioProtocol.View> Portfolio() =>
        Trading.Portfolio.Ask<PortfolioProtocol.View>(new PortfolioProtocol.GetView(), Patience);

    public Task<FeedProtocol.FeedView> Feed() => feed.Ask<FeedProtocol.FeedView>(new FeedProtocol.GetFeed(), Patience);
}
