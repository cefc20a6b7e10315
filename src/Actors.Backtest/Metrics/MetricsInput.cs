using Actors.Domain;

namespace Actors.Backtest.Metrics;

/// <summary>A run reduced to what its metrics are made of.</summary>
public sealed partial record MetricsInput
{
    /// <summary>The currency of all money, such as <c>USDT</c>.</summary>
    public required string Currency { get; init; }

    public Convention Convention { get; init; } = Convention.House;

    /// <summary>In the order of time.</summary>
    public required IReadOnlyList<EquityMark> Marks { get; init; }

    /// <summary>In the order of closing.</summary>
    public required IReadOnlyList<TradeResult> Trades { get; init; }

    public RunFacts Facts { get; init; } = new();

    /// <summary>
    /// The same input with the value that the trades moved booked to the marks: a fill belongs to the first mark
    /// at or after it, and never to the mark of the start, which ends no day.
    /// </summary>
    public MetricsInput WithTradedValue()
    {
        var traded = new decimal[Marks.Count];
        foreach (var trade in Trades)
        {
            Book(trade.Opened, trade.Stake);
            Book(trade.Closed, trade.ExitValue);
        }
        foreach (var open in Facts.OpenPositions)
            Book(open.Opened, open.Value);
        return this with { Marks = [.. Marks.Select((mark, i) => mark with { Traded = new Money(traded[i]) })] };

        void Book(DateTimeOffset at, Money value)
        {
            int low = 1, high = Marks.Count - 1;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (Marks[middle].Time < at)
                    low = middle + 1;
                else
                    high = middle;
            }
            if (low < traded.Length)
                traded[low] += Math.Abs(value.Value);
        }
    }
}
