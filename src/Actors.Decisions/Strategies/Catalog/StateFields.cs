using System.Globalization;
using System.Reflection;
using Actors.Decisions.Indicators;

namespace Actors.Decisions.Strategies;

/// <summary>
/// Carries the state of any strategy through a <see cref="StateCodec"/>, field by field, so that nobody has to write
/// it down and no field can be forgotten: numbers, switches, enums, moments, whatever has a <c>Through</c> of its own
/// (indicators, rings, windows), and structs of these.
/// </summary>
static class StateFields
{
    const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Null when a state can be kept, else the field that cannot.</summary>
    public static string? Fault(Type type)
    {
        if (IsPlain(type) || Own(type) is not null)
            return null;
        if (!type.IsValueType || type.IsPrimitive || Nullable.GetUnderlyingType(type) is not null)
            return $"is {type.Name}";
        foreach (var field in Ordered(type))
        {
            if (Fault(field.FieldType) is { } fault)
                return $"{Name(field)} {fault}";
        }
        return null;
    }

    public static T Through<T>(T state, StateCodec codec)
        where T : struct =>
        (T)Through(state, typeof(T), codec);

    static object Through(object value, Type type, StateCodec codec)
    {
        switch (value)
        {
            case double number:
                return codec.Double(number);
            case int whole:
                return codec.Int(whole);
            case long whole:
                return codec.Long(whole);
            case bool on:
                return codec.Bool(on);
            case DateTimeOffset moment:
                return new DateTimeOffset(codec.Long(moment.UtcTicks), TimeSpan.Zero);
            case Enum:
                return Enum.ToObject(type, codec.Long(Convert.ToInt64(value, CultureInfo.InvariantCulture)));
        }
        if (Own(type) is { } own)
            return own.Invoke(value, BindingFlags.DoNotWrapExceptions, binder: null, [codec], culture: null)!;
        foreach (var field in Ordered(type))
            field.SetValue(value, Through(field.GetValue(value)!, field.FieldType, codec));
        return value;
    }

    static bool IsPlain(Type type) =>
        type == typeof(double) || type == typeof(int) || type == typeof(long) || type == typeof(bool)
        || type == typeof(DateTimeOffset) || type.IsEnum;

    static MethodInfo? Own(Type type) =>
        type.IsValueType && type.GetMethod("Through", [typeof(StateCodec)]) is { } own && own.ReturnType == type ? own : null;

    static IOrderedEnumerable<FieldInfo> Ordered(Type type) => type.GetFields(Fields).OrderBy(field => field.MetadataToken);

    // The field behind a property is called <Name>k__BackingField.
    static string Name(FieldInfo field) =>
        field.Name[0] == '<' ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
}
