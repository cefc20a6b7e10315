namespace Actors.Decisions.Indicators;

/// <summary>How levels are made of a stretch's open, high, low and close.</summary>
public enum PivotKind
{
    /// <summary>Floor traders' pivots.</summary>
    Standard,

    /// <summary>The pivot is the close; four levels by twelfths of 1.1 ranges.</summary>
    Camarilla,

    /// <summary>One level on each side, by the direction of the stretch.</summary>
    Demark,

    /// <summary>Levels at 38.2, 61.8 and 100 percent of the range.</summary>
    Fibonacci,

    /// <summary>The open of the new stretch counts twice in the pivot.</summary>
    Woodie,
}

/// <summary>A pivot with its resistances and supports; those that a kind does not know are NaN.</summary>
readonly record struct PivotLevels(
    double Pivot, double R1, double R2, double R3, double R4, double S1, double S2, double S3, double S4)
{
    const double None = double.NaN;

    public static PivotLevels Unknown { get; } = new(None, None, None, None, None, None, None, None, None);

    /// <param name="newOpen">The open of the stretch that the levels are for.</param>
    public static PivotLevels Of(PivotKind kind, double open, double high, double low, double close, double newOpen)
    {
        var range = high - low;
        switch (kind)
        {
            case PivotKind.Standard:
                return Floor((high + low + close) / 3, high, low);
            case PivotKind.Woodie:
                return Floor((high + low + 2 * newOpen) / 4, high, low);
            case PivotKind.Fibonacci:
                var middle = (high + low + close) / 3;
                return new(
                    middle, middle + 0.382 * range, middle + 0.618 * range, middle + range, None,
                    middle - 0.382 * range, middle - 0.618 * range, middle - range, None);
            case PivotKind.Camarilla:
                return new(
                    close, close + 1.1 / 12 * range, close + 1.1 / 6 * range, close + 1.1 / 4 * range, close + 1.1 / 2 * range,
                    close - 1.1 / 12 * range, close - 1.1 / 6 * range, close - 1.1 / 4 * range, close - 1.1 / 2 * range);
            default:
                var x = close < open ? high + 2 * low + close
                    : close > open ? 2 * high + low + close
                    : high + low + 2 * close;
                return new(x / 4, x / 2 - low, None, None, None, x / 2 - high, None, None, None);
        }
    }

    static PivotLevels Floor(double pivot, double high, double low) => new(
        pivot, 2 * pivot - low, pivot + high - low, high + 2 * (pivot - low), None,
        2 * pivot - high, pivot - (high - low), low - 2 * (high - pivot), None);

    public void Read(Span<double> outputs)
    {
        outputs[0] = Pivot;
        (outputs[1], outputs[2], outputs[3], outputs[4]) = (R1, R2, R3, R4);
        (outputs[5], outputs[6], outputs[7], outputs[8]) = (S1, S2, S3, S4);
    }

    public PivotLevels Through(StateCodec codec) => new(
        codec.Double(Pivot),
        codec.Double(R1), codec.Double(R2), codec.Double(R3), codec.Double(R4),
        codec.Double(S1), codec.Double(S2), codec.Double(S3), codec.Double(S4));
}
