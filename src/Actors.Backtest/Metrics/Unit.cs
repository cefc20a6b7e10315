using System.Globalization;

namespace Actors.Backtest.Metrics;

/// <summary>What a value is measured in, and the one place where values become text.</summary>
/// <param name="Symbol">Stands behind the number; empty for a plain ratio.</param>
/// <param name="Decimals">Places shown.</param>
/// <param name="Scale">What the value is multiplied by to be shown: 100 for a fraction shown in percent.</param>
public sealed record Unit(string Symbol, int Decimals, double Scale = 1)
{
    public const string Undefined = "–";

    const string GradeLetters = "EDCBA";

    public static Unit Ratio { get; } = new("", 2);
    public static Unit Count { get; } = new("", 0);

    /// <summary>A fraction shown in percent with two places: returns and risks.</summary>
    public static Unit Percent { get; } = new("%", 2, 100);

    /// <summary>A fraction shown in percent with one place: parts of a whole.</summary>
    public static Unit Share { get; } = new("%", 1, 100);

    /// <summary>A fraction shown in hundredths of a percent.</summary>
    public static Unit BasisPoints { get; } = new("bps", 1, 10_000);

    public static Unit Days { get; } = new("d", 0);

    /// <summary>In hours; shown in minutes below two hours and in days from two days on.</summary>
    public static Unit Hours { get; } = new("h", 1);

    /// <summary>Multiples of the risk at entry.</summary>
    public static Unit R { get; } = new("R", 2);

    /// <summary>5 is A, 1 is E.</summary>
    public static Unit Grade { get; } = new("grade", 0);

    /// <summary>Two places; six where one unit of the currency is worth hundreds of dollars or more.</summary>
    public static Unit Money(string currency) => new(currency, currency is "BTC" or "ETH" or "BNB" ? 6 : 2);

    public string Format(double? value) => value switch
    {
        null => Undefined,
        { } grade when this == Grade => GradeLetters[(int)grade - 1].ToString(),
        { } hours when this == Hours && Math.Abs(hours) < 2 => Number(hours * 60, 0) + " min",
        { } hours when this == Hours && Math.Abs(hours) >= 48 => Number(hours / 24, Decimals) + " d",
        { } any => Symbol.Length == 0 ? Number(any * Scale, Decimals) : Number(any * Scale, Decimals) + " " + Symbol,
    };

    /// <summary>A difference: a gain carries its plus.</summary>
    public string Signed(double value)
    {
        var text = Format(value);
        return value > 0 && text != Format(0) ? "+" + text : text;
    }

    // Halves go away from zero, and a value that rounds to zero has no sign.
    static string Number(double value, int decimals)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString(
            "N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
