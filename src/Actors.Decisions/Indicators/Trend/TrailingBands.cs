namespace Actors.Decisions.Indicators;

/// <summary>
/// Two stops that only follow the price, one above and one below, until a close beyond the one in force turns the trend.
/// </summary>
readonly record struct TrailingBands
{
    public TrailingBands() { }

    /// <summary>Numbers before the first bar: any band is tighter, and no close lies beyond them.</summary>
    public double Upper { get; private init; } = double.PositiveInfinity;
    public double Lower { get; private init; } = double.NegativeInfinity;
    public bool Rising { get; private init; }
    public bool Started { get; private init; }

    /// <summary>The stop of a falling trend, else NaN.</summary>
    public double Above => Started && !Rising ? Upper : double.NaN;

    /// <summary>The stop of a rising trend, else NaN.</summary>
    public double Below => Started && Rising ? Lower : double.NaN;
    public double Stop => !Started ? double.NaN : Rising ? Lower : Upper;

    public TrailingBands Next(double upper, double lower, double close, double lastClose, bool startsRising)
    {
        var tightUpper = upper < Upper || lastClose > Upper ? upper : Upper;
        var tightLower = lower > Lower || lastClose < Lower ? lower : Lower;
        var rising = Started ? Rising : startsRising;
        return new()
        {
            Upper = tightUpper,
            Lower = tightLower,
            Rising = close > (rising ? tightLower : tightUpper),
            Started = true,
        };
    }

    public TrailingBands Through(StateCodec codec) => new()
    {
        Upper = codec.Double(Upper),
        Lower = codec.Double(Lower),
        Rising = codec.Bool(Rising),
        Started = codec.Bool(Started),
    };
}
