using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Actors.Runtime;

/// <summary>
/// Finds the machine's clock, timers, threads and chance in the code of actors: what no seed determines. It reads
/// the compiled methods of the class and of all they call outside of the framework and the runtime; calls through
/// an interface end the search, so the first seed of an exploration is run twice and compared as well.
/// </summary>
internal static class RealWorld
{
    static readonly ConcurrentDictionary<Type, string?> Known = new();

    /// <exception cref="RealWorldException">The class reaches the real world.</exception>
    internal static void RefuseIn(Type actor)
    {
        if (Known.GetOrAdd(actor, static type => Search(type)) is { } found)
            throw new RealWorldException($"{actor.Name} cannot run in a simulation: {found}. Take time from the system's TimeProvider, work from messages and chance from a seed");
    }

    static string? Search(Type actor)
    {
        var queue = new Queue<MethodBase>();
        var seen = new HashSet<MethodBase>();
        for (var type = actor; type is not null && IsSearched(type); type = type.BaseType)
            AddMethods(type);
        while (queue.TryDequeue(out var method))
        {
            foreach (var called in MethodCalls.Of(method))
            {
                if (RealWorldCalls.NameOf(called) is { } name)
                    return $"{NameOf(method)} uses {name}";
                if (called.DeclaringType is { } owner && IsSearched(owner))
                    Add(called);
            }
        }
        return null;

        void Add(MethodBase method)
        {
            if (!seen.Add(method))
                return;
            queue.Enqueue(method);
            if (method.GetCustomAttribute<StateMachineAttribute>() is { } machine)
                AddMethods(machine.StateMachineType);
        }

        void AddMethods(Type type)
        {
            const BindingFlags all = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
            foreach (var method in type.GetMethods(all))
                Add(method);
            foreach (var constructor in type.GetConstructors(all))
                Add(constructor);
        }
    }

    static bool IsSearched(Type type)
    {
        var assembly = type.Assembly;
        var name = assembly.GetName().Name ?? "";
        return assembly != typeof(RealWorld).Assembly
            && !name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("Microsoft.", StringComparison.Ordinal);
    }

    /// <summary>The method as written: the compiler puts lambdas and asynchronous bodies into methods and classes with the name in angle brackets.</summary>
    static string NameOf(MethodBase method)
    {
        var (owner, name) = (method.DeclaringType, method.Name);
        while (owner is { Name: ['<', ..] machine, DeclaringType: not null })
        {
            if (name[0] != '<')
                name = machine;
            owner = owner.DeclaringType;
        }
        if (name[0] == '<' && name.IndexOf('>', StringComparison.Ordinal) is > 1 and var end)
            name = name[1..end];
        return $"{owner?.Name}.{(name is ".ctor" or "<.ctor>b" ? "its constructor" : name)}";
    }
}

/// <summary>Code of an actor uses the machine's clock, timers, threads or chance.</summary>
public sealed class RealWorldException(string message) : AkkaException(message);
