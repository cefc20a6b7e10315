using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Actors.Tests.Runtime.Surface.Reference;

/// <summary>Writes what a type offers to its users and heirs in the words of the reference list: one line a member, fields as properties.</summary>
internal static class Signatures
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
    };

    /// <summary>The members of a type, also the inherited ones.</summary>
    internal static IEnumerable<Signature> Of(Type type)
    {
        foreach (var constructor in type.GetConstructors(Declared & ~BindingFlags.Static).Where(IsSeen))
            yield return new(Access(constructor) + $"ctor({Parameters(constructor)})", false);
        foreach (var place in Family(type))
        {
            foreach (var method in place.GetMethods(Declared).Where(one => !one.IsSpecialName && IsSeen(one)))
                yield return new($"{Access(method)}{NameOf(method.ReturnType)} {method.Name}{TypeParameters(method)}({Parameters(method)})", IsOpen(method));
            foreach (var property in place.GetProperties(Declared))
            {
                if (property.GetMethod is { } get && IsSeen(get))
                    yield return new($"{Access(get)}{NameOf(property.PropertyType)} {property.Name} {{ get; {(property.SetMethod is { } set && IsSeen(set) ? "set; " : "")}}}", IsOpen(get));
            }
            foreach (var field in place.GetFields(Declared).Where(static one => one.IsPublic || one.IsFamily))
                yield return new($"{(field.IsPublic ? "public " : "protected ")}{(field.IsStatic ? "static " : "")}{NameOf(field.FieldType)} {field.Name} {{ get; }}", false);
        }
    }

    /// <summary>A type as it is written in the reference list.</summary>
    internal static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return NameOf(value) + "?";
        if (type.IsByRef)
            return NameOf(type.GetElementType()!);
        if (type.IsArray)
            return NameOf(type.GetElementType()!) + "[]";
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsGenericParameter)
            return type.Name;
        var name = PlainName(type);
        return type.IsGenericType ? $"{name}<{string.Join(',', type.GetGenericArguments().Select(NameOf))}>" : name;
    }

    /// <summary>The name without arguments, after those of the types around it.</summary>
    internal static string PlainName(Type type)
    {
        var own = type.Name.Split('`')[0];
        return type is { IsNested: true, IsGenericParameter: false } ? $"{PlainName(type.DeclaringType!)}.{own}" : own;
    }

    static IEnumerable<Type> Family(Type type)
    {
        for (var at = type; at is not null && at != typeof(object) && at != typeof(ValueType); at = at.BaseType)
            yield return at;
        if (type.IsInterface)
        {
            foreach (var one in type.GetInterfaces())
                yield return one;
        }
        yield return typeof(object);
    }

    static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    static bool IsOpen(MethodInfo method) => method is { IsVirtual: true, IsFinal: false };

    static string Access(MethodBase method) => (method.IsPublic ? "public " : "protected ") + (method is { IsStatic: true, IsConstructor: false } ? "static " : "");

    static string TypeParameters(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(',', method.GetGenericArguments().Select(NameOf))}>" : "";

    static string Parameters(MethodBase method)
    {
        var isExtension = method.IsDefined(typeof(ExtensionAttribute), inherit: false);
        return string.Join(", ", method.GetParameters().Select(one => (isExtension && one.Position == 0 ? "this " : "") + Parameter(one)));
    }

    static string Parameter(ParameterInfo parameter)
    {
        var kind = parameter.IsOut ? "out " : parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) ? "params " : "";
        var value = !parameter.HasDefaultValue ? "" : $" = {(parameter.DefaultValue is null ? "default" : Convert.ToString(parameter.DefaultValue, CultureInfo.InvariantCulture))}";
        return $"{kind}{NameOf(parameter.ParameterType)} {parameter.Name}{value}";
    }
}
