namespace Actors.Exchanges.Simulator.Server;

/// <summary>
/// Who listens to which market stream, and the sending of it. Used inside the exchange's turn only, so that frames have
/// the order of what happened.
/// </summary>
internal sealed class MarketStreams(Func<string, Market?> find, Func<IReadOnlyList<Market>> markets) : IDisposable
{
    const int AveragePriceMinutes = 5;

    readonly Dictionary<string, Topic> topics = new(StringComparer.Ordinal);
    readonly Dictionary<(int Market, StreamKind Kind), List<Topic>> byMarket = [];
    readonly List<Topic> fast = [];
    readonly List<Topic> all = [];
    readonly FrameWriter frames = new();

    /// <summary>Somebody listens to something that is sent ten times a second.</summary>
    public bool IsFast => fast.Count > 0;

    public void Add(MarketSession session, StreamName name)
    {
        if (!topics.TryGetValue(name.Text, out var topic))
        {
            var market = find(name.Symbol);
            if (market is null && name.Kind is not (StreamKind.AllMiniTickers or StreamKind.AllWindowTickers))
                return;
            topics[name.Text] = topic = new Topic(name, market);
            if (market is null)
                all.Add(topic);
            else
                Of(market, name.Kind).Add(topic);
            if (name is { Kind: StreamKind.Kline, Interval: KlineInterval.OneSecond })
                market!.Candles.CloseSeconds = true;
            if (name.Fast || name.Kind == StreamKind.BookTicker)
                fast.Add(topic);
        }
        topic.Listeners.Add(session);
    }

    public void Remove(MarketSession session, string name)
    {
        if (!topics.TryGetValue(name, out var topic))
            return;
        topic.Listeners.Remove(session);
        if (topic.Listeners.Count > 0)
            return;
        topics.Remove(name);
        if (topic.Market is null)
            all.Remove(topic);
        else
            Of(topic.Market, topic.Name.Kind).Remove(topic);
        fast.Remove(topic);
    }

    public void Changed(Market market, in BookChange change)
    {
        foreach (var topic in Of(market, StreamKind.Depth))
            topic.Diff.Add(change);
    }

    public void Traded(Market market, MarketTrade trade)
    {
        foreach (var topic in Of(market, StreamKind.Trade))
            frames.Publish(topic, to => StreamJson.Trade(to, market.Rules.Symbol, trade));
    }

    public void Traded(Market market, AggTrade trade)
    {
        foreach (var topic in Of(market, StreamKind.AggTrade))
            frames.Publish(topic, to => StreamJson.AggTrade(to, market.Rules.Symbol, trade));
    }

    public void Closed(Market market, KlineInterval interval, Kline candle)
    {
        foreach (var topic in Of(market, StreamKind.Kline))
        {
            if (ShiftedCandles.IsSame(topic.Name.Interval, topic.Name.Offset))
            {
                if (topic.Name.Interval == interval)
                    SendKline(topic, candle, closed: true, candle.CloseTime + 1);
            }
            // The last quarter of an hour of a candle in another zone closes it.
            else if (interval == KlineInterval.FifteenMinutes && Shifted(topic) is { } shifted && shifted.CloseTime == candle.CloseTime)
                SendKline(topic, shifted, closed: true, candle.CloseTime + 1);
        }
    }

    /// <summary>Sends what is due at a moment that is a multiple of 100 ms.</summary>
    public void Tick(long now)
    {
        if (now % 1000 != 0)
        {
            foreach (var topic in fast)
                Tick(topic, topic.Market!, now);
            return;
        }
        foreach (var topic in topics.Values)
            if (topic.Market is { } market)
                Tick(topic, market, now);
        foreach (var topic in all)
            SendAll(topic, now);
    }

    /// <summary>Sends the best of the books that changed since the last call.</summary>
    public void Settle()
    {
        foreach (var topic in fast)
        {
            if (topic.Name.Kind != StreamKind.BookTicker || IsMute(topic)
                || topic.Market is not { BestBid: { } bid, BestAsk: { } ask } market || topic.Best == (bid, ask))
                continue;
            topic.Best = (bid, ask);
            frames.Publish(topic, to => StreamJson.BookTicker(to, market, bid, ask));
        }
    }

    public void Dispose() => frames.Dispose();

    void Tick(Topic topic, Market market, long now)
    {
        if (IsMute(topic))
            return;
        var name = topic.Name;
        var second = now % 1000 == 0;
        switch (name.Kind)
        {
            case StreamKind.Depth when (name.Fast || second) && !topic.Diff.IsEmpty:
                frames.Publish(topic, to => StreamJson.Diff(to, market.Rules.Symbol, topic.Diff, now));
                topic.Diff.Clear();
                break;
            case StreamKind.PartialDepth when (name.Fast || second) && topic.Sent.Item1 != market.UpdateId:
                topic.Sent = (market.UpdateId, 0);
                frames.Publish(topic, to => StreamJson.Depth(to, market.Depth(name.Levels)));
                break;
            case StreamKind.Kline when name.Interval == KlineInterval.OneSecond ? second : now % 2000 == 0:
                if (Forming(topic) is { } forming && topic.Sent != (forming.OpenTime, forming.Trades))
                {
                    topic.Sent = (forming.OpenTime, forming.Trades);
                    SendKline(topic, forming, closed: false, now);
                }
                break;
            case StreamKind.MiniTicker when second && Ticker(market, "1d", now) is { } ticker:
                frames.Publish(topic, to => StreamJson.MiniTicker(to, ticker, now));
                break;
            case StreamKind.Ticker when second && Ticker(market, "1d", now) is { } ticker:
                frames.Publish(topic, to => StreamJson.Ticker(to, ticker, now));
                break;
            case StreamKind.WindowTicker when second && Ticker(market, name.Window, now) is { } ticker:
                frames.Publish(topic, to => StreamJson.WindowTicker(to, name.Window, ticker, now));
                break;
            case StreamKind.AveragePrice when second:
                var last = market.Trades(null, 1) is [var trade] ? trade.Time : now;
                frames.Publish(topic, to => StreamJson.AveragePrice(to, market, AveragePriceMinutes, last, now));
                break;
            default:
                break;
        }
    }

    void SendAll(Topic topic, long now)
    {
        var window = topic.Name.Kind == StreamKind.AllMiniTickers ? "1d" : topic.Name.Window;
        var tickers = markets().Select(m => Ticker(m, window, now)).OfType<TickerView>().ToList();
        if (tickers.Count == 0)
            return;
        frames.Publish(topic, to =>
        {
            to.Json.WriteStartArray();
            foreach (var ticker in tickers)
                if (topic.Name.Kind == StreamKind.AllMiniTickers)
                    StreamJson.MiniTicker(to, ticker, now);
                else
                    StreamJson.WindowTicker(to, window, ticker, now);
            to.Json.WriteEndArray();
        });
    }

    void SendKline(Topic topic, Kline candle, bool closed, long now)
    {
        if (!IsMute(topic))
            frames.Publish(topic, to => StreamJson.Kline(to, topic.Market!.Rules.Symbol, topic.Name.Interval.Text(), candle, closed, now));
    }

    // A break tells nothing; where orders can only be cancelled, all but candles is told.
    static bool IsMute(Topic topic) => topic.Market!.Status == SymbolStatus.Break
        || topic.Market.Status == SymbolStatus.CancelOnly && topic.Name.Kind == StreamKind.Kline;

    static Kline? Forming(Topic topic) => ShiftedCandles.IsSame(topic.Name.Interval, topic.Name.Offset)
        ? topic.Market!.Candles.Forming(topic.Name.Interval)
        : Shifted(topic);

    static Kline? Shifted(Topic topic) =>
        ShiftedCandles.Query(topic.Market!.Candles, topic.Name.Interval, topic.Name.Offset, null, null, 1) is [var last] ? last : null;

    // A symbol that never traded has no statistics.
    static TickerView? Ticker(Market market, string window, long now) => market.LastPrice == 0 ? null
        : market.Ticker((int)(WindowSize.Parse(window)!.Value / 60_000), now);

    List<Topic> Of(Market market, StreamKind kind) =>
        byMarket.TryGetValue((market.Index, kind), out var known) ? known : byMarket[(market.Index, kind)] = [];
}
