using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>What an unchanged price does to a streak.</summary>
public enum FlatBar
{
    /// <summary>It ends it (Skender, TradingView).</summary>
    EndsStreak,

    /// <summary>It leaves it as it was (LEAN).</summary>
    KeepsStreak,
}

/// <summary>
/// Connors RSI: the mean of a short RSI, of the RSI of the streak (bars in a row that rose, negative that fell) and of
/// the percentage of the last changes that were smaller than this one. The first bar counts as a streak and a change
/// of 0, as does a change from a price of 0.
/// </summary>
public readonly record struct ConnorsRsi : ISeriesIndicator<ConnorsRsi>
{
    readonly FlatBar flat;

    public ConnorsRsi() : this(3) { }

    public ConnorsRsi(int rsi, int streak = 2, int rank = 100, FlatBar flat = FlatBar.EndsStreak) =>
        (Fast, OfStreak, Changes, this.flat) = (new(rsi), new(streak), new(rank), flat);

    Rsi Fast { get; init; }
    Rsi OfStreak { get; init; }
    Ring Changes { get; init; }
    double Streak { get; init; }
    double Last { get; init; }

    /// <summary>Three bars of the streak's RSI are left out, as in Skender's definition.</summary>
    public int WarmUp => Math.Max(
        Math.Max(Fast.Length, Math.Max(OfStreak.Length, Changes.Length)) + 2,
        OfStreak.Length + 3);
    public int? Convergence => Math.Max(Math.Max(Fast.Convergence!.Value, OfStreak.Convergence!.Value), WarmUp);
    public bool Ready => Changes.Seen >= WarmUp;

    public double Rsi => Fast.Value;
    public double StreakRsi => Changes.Seen >= OfStreak.Length + 3 ? OfStreak.Value : double.NaN;
    public double Rank { get; private init; } = double.NaN;
    public double Value => Ready ? (Rsi + StreakRsi + Rank) / 3 : double.NaN;

    public ConnorsRsi Next(double x)
    {
        Check.Finite(x);
        var start = Changes.Seen == 0;
        var change = start || Last == 0 ? 0 : (x - Last) / Last;
        var streak = start ? 0
            : x == Last ? flat == FlatBar.EndsStreak ? 0 : Streak
            : x > Last ? Math.Max(Streak, 0) + 1
            : Math.Min(Streak, 0) - 1;
        return this with
        {
            Fast = Fast.Next(x),
            OfStreak = OfStreak.Next(streak),
            Streak = streak,
            Last = x,
            Rank = Changes.Full ? 100.0 * Scan.CountBelow(Changes, change) / Changes.Length : double.NaN,
            Changes = Changes.Next(change),
        };
    }

    public ConnorsRsi Next(in Bar bar) => Next(bar.Close);

    public void Read(Span<double> outputs) =>
        (outputs[0], outputs[1], outputs[2], outputs[3]) = (Value, Rsi, StreakRsi, Rank);

    public ConnorsRsi Through(StateCodec codec) => this with
    {
        Fast = Fast.Through(codec),
        OfStreak = OfStreak.Through(codec),
        Streak = codec.Double(Streak),
        Last = codec.Double(Last),
        Rank = codec.Double(Rank),
        Changes = Changes.Through(codec),
    };
}
