using Actors.Backtest;
using Actors.Backtest.Metrics;
using Actors.Backtest.Report;
using Actors.Domain;

namespace Actors.Tests.Backtest.Report;

/// <summary>A whole run on made markets: what a backtest of some years hands to the report.</summary>
sealed record MadeRun(BacktestResult Result, MetricsReport Metrics, IReadOnlyList<IndicatorTrack> Indicators)
{
    static readonly (string Symbol, decimal Price)[] Markets = [("BTCUSDT", 42_000m), ("ETHUSDT", 2_950m), ("SOLUSDT", 98m)];

    public static MadeRun Of(int candles, int markets = 1, string timeframe = "1h", int seed = 7)
    {
        var ledger = new Ledger(new(10_000m));
        var loaded = Markets.Take(markets).Select((market, i) =>
            MadeMarket.Of(new("binance", new(market.Symbol), Timeframe.Parse(timeframe)), market.Price, candles, seed + i)).ToList();
        var traders = loaded.Select(data => new MadeTrader(new(data.Candles.Series, "ema-cross"), data.Candles, ledger)).ToList();
        var (equity, daily, meter) = (new List<EquityPoint>(), new List<EquityPoint>(), new DrawdownMeter(new(10_000m)));
        var step = loaded[0].Candles.Series.Timeframe.Duration;
        Mark(loaded[0].Coverage.First, true);
        for (var i = 0; i < candles; i++)
        {
            var open = loaded[0].Candles[i].OpenTime;
            var filled = false;
            foreach (var trader in traders)
                filled |= trader.Step(i);
            meter.Mark(ledger.ApproximateEquity);
            if (filled || (open + step).TimeOfDay == TimeSpan.Zero || i == candles - 1)
                Mark(open + step, (open + step).TimeOfDay == TimeSpan.Zero || i == candles - 1);
        }
        return Finish(loaded, traders, ledger, equity, daily, meter.Deepest);

        void Mark(DateTimeOffset at, bool day)
        {
            var point = new EquityPoint(at, ledger.Equity, ledger.Balance, ledger.Exposure);
            equity.Add(point);
            if (day)
                daily.Add(point);
        }
    }

    static MadeRun Finish(
        List<LoadedCandles> loaded, List<MadeTrader> traders, Ledger ledger, List<EquityPoint> equity, List<EquityPoint> daily, double drawdown)
    {
        var trades = traders.SelectMany(trader => trader.Trades).OrderBy(trade => trade.ExitTime).Select((trade, i) => trade with { Number = i + 1 }).ToList();
        var result = new BacktestResult
        {
            From = daily[0].Time,
            To = daily[^1].Time,
            StartCash = daily[0].Equity,
            FinalEquity = ledger.Equity,
            Cash = ledger.Cash,
            Fees = ledger.Fees,
            Costs = ledger.Costs,
            Currency = "USDT",
            Series = [.. loaded.Select(data => new SeriesRun(data.Candles.Series, data, data.Candles,
                [new("ema-cross", new Dictionary<string, string>(StringComparer.Ordinal) { ["fast"] = "20", ["slow"] = "60", ["stop"] = "2.5 %", ["target"] = "7 %" }, 60)]))],
            Trades = trades,
            OpenPositions = [.. ledger.Positions.Where(held => held.IsOpen).Select(held => new OpenPosition(
                held.Key, held.Quantity, held.EntryPrice, held.EntryTime, new(held.LastPrice), held.Unrealised, held.Stop, held.Target))],
            Orders = [.. traders.SelectMany(trader => trader.Orders).OrderBy(order => order.SubmittedAt)],
            DailyEquity = daily,
            Equity = equity,
            MaxDrawdown = drawdown,
            Refusals = new SortedDictionary<string, int>(StringComparer.Ordinal) { ["max-exposure"] = 14, ["min-notional"] = 2 },
            Signals = trades.Count * 2 + 16,
            Configuration = "backtest {\n  from = 2022-01-01\n  fees { maker = 10 bps, taker = 10 bps }\n  strategies = [\n    { name = ema-cross, fast = 20, slow = 60 }\n  ]\n}\n",
            ConfigurationHash = MadeMarket.Hash("configuration"),
            Events = [],
            EventLogHash = MadeMarket.Hash("events"),
            Engine = new(loaded.Sum(data => data.Candles.Count), TimeSpan.FromSeconds(0.412), 48_000_000, "Linux x64, .NET 10.0"),
            FillConvention = "next-open · fee 10/10 bps · slippage 0 bps",
        };
        var tracks = loaded.Zip(traders).SelectMany(pair => new IndicatorTrack[]
        {
            new(pair.First.Candles.Series, "ema 20", true, [new("", pair.Second.Fast)]),
            new(pair.First.Candles.Series, "ema 60", true, [new("", pair.Second.Slow)]),
            new(pair.First.Candles.Series, "spread", false, [new("fast-slow", [.. pair.Second.Fast.Zip(pair.Second.Slow, (fast, slow) => (fast - slow) / slow * 100)])]),
        });
        return new(result, MetricsReport.Of(MetricsInput.From(result, loaded[0].Candles)), [.. tracks]);
    }

    /// <summary>The same market, in which nobody traded.</summary>
    public MadeRun WithoutTrades()
    {
        var idle = Result with
        {
            Trades = [], Orders = [], OpenPositions = [], Signals = 0, Refusals = new SortedDictionary<string, int>(StringComparer.Ordinal),
            FinalEquity = Result.StartCash, Cash = Result.StartCash, MaxDrawdown = 0,
            Equity = [.. Result.Equity.Select(Flat)], DailyEquity = [.. Result.DailyEquity.Select(Flat)],
        };
        return new(idle, MetricsReport.Of(MetricsInput.From(idle, idle.Series[0].Candles)), Indicators);

        EquityPoint Flat(EquityPoint point) => new(point.Time, Result.StartCash, Result.StartCash, Money.Zero);
    }

    public string Page()
    {
        using var page = new StringWriter();
        HtmlReport.Write(page, Result, Metrics, Indicators);
        return page.ToString();
    }
}
