namespace Actors.Domain;

/// <summary>
/// What indicators and strategies see of a candle: binary floating point, volume in base units.
/// <see cref="Of"/> is the one place where money becomes a <see langword="double"/>.
/// </summary>
public readonly record struct Bar(
    DateTimeOffset OpenTime, double Open, double High, double Low, double Close, double Volume)
{
    /// <summary>(high + low + close) / 3.</summary>
    public double Typical => (High + Low + Close) / 3;

    /// <summary>(high + low) / 2.</summary>
    public double Median => (High + Low) / 2;

    public static Bar Of(in Candle candle) => new(
        candle.OpenTime,
        (double)candle.Open.Value,
        (double)candle.High.Value,
        (double)candle.Low.Value,
        (double)candle.Close.Value,
        (double)candle.Volume.Value);
}
