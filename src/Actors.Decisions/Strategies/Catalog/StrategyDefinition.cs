using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Actors.Decisions.Strategies;

/// <summary>A strategy as the catalog knows it: what it is called, what it does, what it takes.</summary>
public sealed class StrategyDefinition
{
    readonly ConstructorInfo constructor;
    readonly Type state;

    StrategyDefinition(string id, Type type, Type state, ConstructorInfo constructor, IReadOnlyList<ParameterSpec> parameters)
    {
        this.constructor = constructor;
        this.state = state;
        Id = id;
        About = type.GetCustomAttribute<StrategyAttribute>()?.About ?? "";
        Parameters = parameters;
        WarmUp = Create(new SortedDictionary<string, string>(StringComparer.Ordinal)).WarmUp;
    }

    /// <summary>The short name of a bundled strategy, or the reference of a custom one: <c>MyStrategies:Acme.Breakout</c>.</summary>
    public string Id { get; }

    public string About { get; }

    /// <summary>In the order of the constructor.</summary>
    public IReadOnlyList<ParameterSpec> Parameters { get; }

    /// <summary>Bars before the first signal with the default parameters.</summary>
    public int WarmUp { get; }

    /// <summary>Makes a strategy that has seen no bar yet. Parameters not named have their defaults.</summary>
    /// <exception cref="StrategyException">A parameter is unknown, of the wrong type, out of range or at odds with another.</exception>
    public StrategyRunner Create(IReadOnlyDictionary<string, string> parameters)
    {
        foreach (var name in parameters.Keys.Order(StringComparer.Ordinal))
        {
            if (Parameters.All(spec => spec.Name != name))
                throw Unknown(name);
        }
        var values = new object[Parameters.Count];
        var canonical = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < values.Length; i++)
        {
            var spec = Parameters[i];
            var text = parameters.GetValueOrDefault(spec.Name, spec.Default);
            values[i] = spec.Value(text)
                ?? throw new StrategyException($"{Id}: {spec.Name} must be {spec.Allowed}, was '{text}'", spec.Name)
                {
                    Remedy = $"set {spec.Name} to {spec.Allowed}",
                };
            canonical.Add(spec.Name, spec.Text(values[i]));
        }
        return Runner(values, canonical);
    }

    StrategyRunner Runner(object[] values, SortedDictionary<string, string> canonical)
    {
        const BindingFlags Raw =
            BindingFlags.DoNotWrapExceptions | BindingFlags.Instance | BindingFlags.Public | BindingFlags.CreateInstance;
        try
        {
            var strategy = constructor.Invoke(Raw, binder: null, values, culture: null);
            return (StrategyRunner)Activator.CreateInstance(
                typeof(StrategyRunner<>).MakeGenericType(state), Raw, binder: null,
                [strategy, Id, canonical, Hash(Id, canonical)], culture: null)!;
        }
        catch (Exception e) when (e is not StrategyException)
        {
            throw new StrategyException($"{Id} cannot be made: it threw {e.GetType().Name}: {e.Message}", inner: e);
        }
    }

    internal static string Hash(string id, SortedDictionary<string, string> canonical)
    {
        var text = string.Join('\n', canonical.Select(one => $"{one.Key}={one.Value}").Prepend(id));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }

    StrategyException Unknown(string name)
    {
        var known = Parameters.Select(spec => spec.Name).ToArray();
        var has = known.Length == 0 ? "it has none" : $"it has {string.Join(", ", known)}";
        return new($"{Id} has no parameter '{name}'{NearestName.Hint(name, known)}; {has}", name)
        {
            Remedy = StrategyException.Instead(NearestName.To(name, known)),
        };
    }

    /// <exception cref="StrategyException">The type is no strategy; the message says what it lacks.</exception>
    internal static StrategyDefinition Of(string id, Type type)
    {
        StrategyException No(string why) => new($"strategy '{id}': {type.FullName} {why}");

        if (!type.IsPublic && !type.IsNestedPublic || type.IsAbstract || type.ContainsGenericParameters)
            throw No("must be a public class that is neither abstract nor generic");
        var states = type.GetInterfaces()
            .Where(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IStrategy<>))
            .Select(one => one.GenericTypeArguments[0])
            .ToArray();
        if (states is not [var state])
            throw No(states.Length == 0 ? "does not implement IStrategy<TState>" : "implements IStrategy<TState> more than once");
        if (StateFields.Fault(state) is { } fault)
            throw No($"has a state that cannot be kept, {fault}: use numbers, switches, enums and indicators");
        if (type.GetConstructors() is not [var constructor])
            throw No($"has {type.GetConstructors().Length} public constructors; a strategy has one");
        var read = constructor.GetParameters().Select(ParameterSpec.Of).ToArray();
        if (read.FirstOrDefault(one => one.Wrong is not null).Wrong is { } wrong)
            throw No($"has no suitable constructor: {wrong}");
        return new(id, type, state, constructor, [.. read.Select(one => one.Spec!)]);
    }
}
