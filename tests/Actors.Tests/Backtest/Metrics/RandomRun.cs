using Actors.Backtest.Metrics;
using Actors.Domain;

namespace Actors.Tests.Backtest.Metrics;

/// <summary>A run of chance drawn from a seed: up to 60 days and up to 40 trades that overlap, some without a stop.</summary>
static class RandomRun
{
    public static MetricsInput Of(int seed)
    {
        var chance = new Random(seed);
        var days = chance.Next(2, 60);
        decimal equity = 10_000, price = 40_000;
        var marks = new List<EquityMark> { Runs.Mark(0, equity, price) };
        for (var day = 1; day <= days; day++)
        {
            var flow = chance.Next(10) == 0 ? chance.Next(-500, 500) : 0;
            equity = Math.Round(equity * (1 + Change(chance, 0.02m)), 2) + flow;
            price = Math.Round(price * (1 + Change(chance, 0.03m)), 2);
            marks.Add(Runs.Mark(day, equity, price, flow));
        }
        var trades = Enumerable.Range(0, chance.Next(41)).Select(_ => Trade(chance, days));
        return Runs.Of([.. marks], [.. trades.OrderBy(trade => trade.Closed)]) with
        {
            Facts = new()
            {
                OpenPositions = [.. Enumerable.Range(0, chance.Next(2)).Select(_ => new OpenHolding(Runs.Start.AddHours(chance.Next(days * 24)), new(500)))],
            },
        };
    }

    static TradeResult Trade(Random chance, int days)
    {
        var opened = chance.Next(1, days * 24);
        var stake = Math.Round(1000 * (1 + Change(chance, 0.5m)), 2);
        var pnl = chance.Next(12) == 0 ? 0.01m : Math.Round(stake * Change(chance, 0.1m), 2);
        return new()
        {
            Pair = "BTCUSDT",
            Opened = Runs.Start.AddHours(opened),
            Closed = Runs.Start.AddHours(chance.Next(opened, days * 24 + 1)),
            Direction = chance.Next(2) == 0 ? Side.Buy : Side.Sell,
            Stake = new(stake),
            ExitValue = new(stake + pnl),
            Pnl = new(pnl),
            Fees = new(1),
            TickValue = new(0.02m),
            Risk = chance.Next(5) == 0 ? null : new Money(Math.Round(10 * (1 + Change(chance, 0.5m)), 2)),
            Mae = new Money(Math.Min(0, pnl) - chance.Next(5)),
            Mfe = new Money(Math.Max(0, pnl + 1) + chance.Next(5)),
        };
    }

    static decimal Change(Random chance, decimal width) => (decimal)(chance.NextDouble() * 2 - 1) * width;
}
