using Actors.Backtest.Metrics;
using Actors.Domain;

namespace Actors.Backtest.Report.Data;

/// <summary>
/// Equity on an even grid of time, so that the chart's axis is true to time: the last mark of each step, and the
/// deepest drawdown of all marks within it.
/// </summary>
/// <param name="Step">The grid, for people.</param>
/// <param name="Places">Decimal places of equity and market.</param>
/// <param name="Equity">In units of 10^-Places of the currency.</param>
/// <param name="Drawdown">1 − equity/peak in hundredths of a percent.</param>
/// <param name="Market">Buy and hold, in the places of the equity, or empty.</param>
/// <param name="MarketLabel">What was bought and held, or why there is no line.</param>
public sealed record EquityData(string Step, int Places, string Times, string Equity, string Drawdown, string Market, string MarketLabel)
{
    const int MostPoints = 4_000;
    const int FewestPoints = 60;
    const int DepthPlaces = 2;

    static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromHours(4), TimeSpan.FromHours(1),
        TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1),
    ];

    public static EquityData Of(BacktestResult result)
    {
        var step = StepOf(result.To - result.From);
        var places = Unit.Money(result.Currency).Decimals;
        var grid = Grid(result.From, result.To, step);
        var (equity, drawdown) = Marks(result, grid);
        var market = BuyAndHold.Of(result);
        var held = grid.Select(time => market.LevelAt(time) is { } level ? FixedPoint.Of(result.StartCash.Value * level, places) : (long?)null);
        return new(
            Timeframe.Of(step).ToString(), places, Varints.EncodeTimes([.. grid.Select(time => time.ToUnixTimeSeconds())]),
            Varints.EncodeSparse([.. equity.Select(value => (long?)FixedPoint.Of(value.Value, places))]),
            Varints.EncodeSparse([.. drawdown.Select(depth => FixedPoint.Of(depth * 100, DepthPlaces))]),
            market.IsKnown ? Varints.EncodeSparse([.. held]) : "",
            market.Label);
    }

    static TimeSpan StepOf(TimeSpan length)
    {
        foreach (var step in Steps)
        {
            if (length / step is >= FewestPoints and <= MostPoints)
                return step;
        }
        return length > Steps[1] ? Steps[1] : Steps[^1];
    }

    static List<DateTimeOffset> Grid(DateTimeOffset from, DateTimeOffset to, TimeSpan step)
    {
        var grid = new List<DateTimeOffset> { from };
        for (var at = Timeframe.Of(step).OpenOf(from) + step; at < to; at += step)
            grid.Add(at);
        if (to > from)
            grid.Add(to);
        return grid;
    }

    static (List<Money> Equity, List<double> Drawdown) Marks(BacktestResult result, List<DateTimeOffset> grid)
    {
        var (equity, drawdown) = (new List<Money>(grid.Count), new List<double>(grid.Count));
        var (last, peak, next) = (result.StartCash, result.StartCash, 0);
        foreach (var time in grid)
        {
            var deepest = Depth(last, peak);
            for (; next < result.Equity.Count && result.Equity[next].Time <= time; next++)
            {
                last = result.Equity[next].Equity;
                peak = last > peak ? last : peak;
                deepest = Math.Max(deepest, Depth(last, peak));
            }
            equity.Add(last);
            drawdown.Add(deepest);
        }
        return (equity, drawdown);
    }

    static double Depth(Money equity, Money peak) => peak > Money.Zero ? 1 - (double)(equity.Value / peak.Value) : 0;
}
