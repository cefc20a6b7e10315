using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Actors.Tests.Exchanges.Binance.Wire;

/// <summary>Writes a value with all that is in it, so that two are equal where their texts are: records compare their lists by identity.</summary>
static class PlainText
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        ITuple tuple => Join("()", Enumerable.Range(0, tuple.Length).Select(i => Of(tuple[i]))),
        IEnumerable list => Join("[]", list.Cast<object?>().Select(Of)),
        _ => value.GetType().Name + Join("{}", value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0).Select(property => $"{property.Name}={Of(property.GetValue(value))}")),
    };

    static string Join(string brackets, IEnumerable<string> parts) => brackets[0] + string.Join(',', parts) + brackets[1];
}
