using System.Globalization;
using System.Reflection;
using System.Text;

namespace Actors.Decisions.Strategies;

public enum ParameterKind
{
    Int,
    Double,
    Bool,
    Enum,
}

/// <summary>What a parameter of a strategy takes: enough to check it, to draw a form field and to optimise it.</summary>
public sealed class ParameterSpec
{
    readonly Type type;

    ParameterSpec(ParameterInfo parameter, ParameterKind kind, IReadOnlyList<string> choices)
    {
        type = parameter.ParameterType;
        Name = Kebab(parameter.Name!);
        Kind = kind;
        Choices = choices;
        var attribute = parameter.GetCustomAttribute<ParameterAttribute>();
        (Min, Max, Step) = attribute is null ? default : (attribute.Min, attribute.Max, attribute.Step);
        About = attribute?.About ?? "";
        // The default of an enum comes as its number.
        Default = Text(type.IsEnum ? System.Enum.ToObject(type, parameter.DefaultValue!) : parameter.DefaultValue!);
    }

    /// <summary>In kebab-case: <c>stop-atr</c>.</summary>
    public string Name { get; }

    public ParameterKind Kind { get; }

    /// <summary>In its canonical text.</summary>
    public string Default { get; }

    /// <summary>The least value of a number; 0 for the other kinds, as are <see cref="Max"/> and <see cref="Step"/>.</summary>
    public double Min { get; }

    public double Max { get; }

    /// <summary>The step that an optimiser walks by; values between the steps are valid.</summary>
    public double Step { get; }

    /// <summary>The values of a switch or an enum; empty for a number.</summary>
    public IReadOnlyList<string> Choices { get; }

    public string About { get; }

    /// <summary>What is allowed, in words: <c>a whole number from 2 to 400</c>.</summary>
    public string Allowed => Kind switch
    {
        ParameterKind.Int => $"a whole number from {Min} to {Max}",
        ParameterKind.Double => $"a number from {Min} to {Max}",
        _ => string.Join(" or ", Choices),
    };

    /// <summary>The value that a text stands for, or null when it is none of those allowed.</summary>
    internal object? Value(string text) => Kind switch
    {
        ParameterKind.Int => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            && InRange(whole) ? whole : null,
        ParameterKind.Double => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && InRange(number) ? number : null,
        ParameterKind.Bool => text switch
        {
            "true" or "yes" or "on" => true,
            "false" or "no" or "off" => false,
            _ => null,
        },
        _ => System.Enum.GetValues(type).Cast<object>().FirstOrDefault(one => Text(one) == text),
    };

    /// <summary>The one text of a value, whatever spelling it came in.</summary>
    internal string Text(object value) => value switch
    {
        bool on => on ? "true" : "false",
        // Adding zero turns -0 into 0.
        double number => (number + 0.0).ToString("R", CultureInfo.InvariantCulture),
        Enum member => Kebab(member.ToString()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    bool InRange(double value) => value >= Min && value <= Max;

    /// <summary>Reads a constructor's parameter; <c>Wrong</c> says why it cannot be one of a strategy.</summary>
    internal static (ParameterSpec? Spec, string? Wrong) Of(ParameterInfo parameter)
    {
        var clr = parameter.ParameterType;
        ParameterKind? kind =
            clr == typeof(int) ? ParameterKind.Int
            : clr == typeof(double) ? ParameterKind.Double
            : clr == typeof(bool) ? ParameterKind.Bool
            : clr.IsEnum ? ParameterKind.Enum
            : null;
        if (kind is null)
            return (null, $"'{parameter.Name}' is {clr.Name}; parameters are int, double, bool or an enum");
        if (!parameter.HasDefaultValue)
            return (null, $"'{parameter.Name}' has no default");
        IReadOnlyList<string> choices = kind switch
        {
            ParameterKind.Bool => ["false", "true"],
            ParameterKind.Enum => [.. System.Enum.GetNames(clr).Select(Kebab)],
            _ => [],
        };
        var spec = new ParameterSpec(parameter, kind.Value, choices);
        if (kind is ParameterKind.Int or ParameterKind.Double && !(spec.Step > 0 && spec.Max >= spec.Min))
            return (null, $"'{parameter.Name}' has no [Parameter(min, max, step)]");
        return spec.Value(spec.Default) is null
            ? (null, $"the default {spec.Default} of '{parameter.Name}' is not {spec.Allowed}")
            : (spec, null);
    }

    static string Kebab(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }
}
