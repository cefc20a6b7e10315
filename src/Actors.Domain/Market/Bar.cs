namespace Actors.Domain;

/// <summary>
/// What indicators and strategies see of a candle: binary floating point, volume in base units.
/// <see cref="Of"/> is the one way from money to a <see langword="double"/>.
/// </summary>
public readonly record struct Bar(
    DateTimeOffset OpenTime, double Open, double High, double Low, double Close, double Volume)
{
    /// <summary>(high + low + close) / 3.</summary>
    public double Typical => (High + Low + Close) / 3;

    /// <summary>(high + low) / 2.</summary>
    public double Median => (High + Low) / 2;

    public static Bar Of(in Candle candle) => candle.ToBar();
}
