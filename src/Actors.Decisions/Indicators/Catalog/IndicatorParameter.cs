using System.Globalization;
using System.Text;
using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// A parameter of an indicator: a whole number, a number, or a choice among names, whose value is the name's place.
/// </summary>
public sealed record IndicatorParameter
{
    IndicatorParameter(string name) => Name = name;

    public string Name { get; }
    public double Default { get; private init; }
    public double Min { get; private init; }
    public double Max { get; private init; }
    public bool IsWhole { get; private init; }

    /// <summary>The names to choose from, empty for numbers.</summary>
    public IReadOnlyList<string> Choices { get; private init; } = [];

    /// <summary>True when an indicator's name only tells it where it is not the default.</summary>
    public bool IsExtra { get; private init; }

    public static IndicatorParameter Whole(string name, int standard, int min = 1, int max = 100_000) =>
        new(name) { Default = standard, Min = min, Max = max, IsWhole = true };

    public static IndicatorParameter Number(string name, double standard, double min, double max) =>
        new(name) { Default = standard, Min = min, Max = max };

    public static IndicatorParameter Choice<T>(string name, T standard)
        where T : struct, Enum
    {
        string[] names = [.. Enum.GetNames<T>().Select(Kebab)];
        return new(name)
        {
            Default = Array.IndexOf(Enum.GetValues<T>(), standard),
            Max = names.Length - 1,
            IsWhole = true,
            Choices = names,
            IsExtra = true,
        };
    }

    public IndicatorParameter AsExtra() => this with { IsExtra = true };

    /// <summary>What may be given, for people: <c>a whole number from 1 to 100000</c>.</summary>
    public string Expected =>
        Choices.Count > 0 ? $"one of {string.Join(", ", Choices)}"
        : IsWhole ? $"a whole number from {Min} to {Max}"
        : $"a number from {Min} to {Max}";

    /// <exception cref="DomainFault">The text is no value of this parameter.</exception>
    public double Parse(string text)
    {
        if (Choices.Count > 0)
        {
            for (var i = 0; i < Choices.Count; i++)
            {
                if (Choices[i].Equals(text, StringComparison.OrdinalIgnoreCase))
                    return i;
            }
        }
        else if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value >= Min && value <= Max && (!IsWhole || double.IsInteger(value)))
        {
            return value;
        }
        throw new DomainFault($"{Name} must be {Expected}, was '{text}'{NearestName.Hint(text, Choices)}");
    }

    /// <summary>A value as <see cref="Parse"/> reads it.</summary>
    public string Format(double value) =>
        Choices.Count > 0 ? Choices[(int)value] : value.ToString("R", CultureInfo.InvariantCulture);

    static string Kebab(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }
}

/// <summary>Values for an indicator's parameters, in their order.</summary>
public readonly record struct IndicatorArguments(IReadOnlyList<double> Values)
{
    public int Whole(int index) => (int)Values[index];
    public double Number(int index) => Values[index];

    public T Choice<T>(int index)
        where T : struct, Enum =>
        Enum.GetValues<T>()[(int)Values[index]];
}
