using System.Reflection;

namespace Actors.Runtime;

/// <summary>The calls of the framework whose outcome depends on the machine.</summary>
internal static class RealWorldCalls
{
    static readonly Dictionary<string, string[]> Always = new(StringComparer.Ordinal)
    {
        ["System.DateTime"] = ["get_Now", "get_UtcNow", "get_Today"],
        ["System.DateTimeOffset"] = ["get_Now", "get_UtcNow"],
        ["System.TimeProvider"] = ["get_System"],
        ["System.Environment"] = ["get_TickCount", "get_TickCount64"],
        ["System.Diagnostics.Stopwatch"] = ["StartNew", "Start", "GetTimestamp"],
        ["System.Guid"] = ["NewGuid", "CreateVersion7"],
        ["System.Random"] = ["get_Shared"],
        ["System.Threading.Thread"] = [".ctor", "Sleep"],
        ["System.Threading.ThreadPool"] = ["QueueUserWorkItem", "UnsafeQueueUserWorkItem", "RegisterWaitForSingleObject"],
        ["System.Threading.Timer"] = [".ctor"],
        ["System.Timers.Timer"] = [".ctor"],
        ["System.Threading.Tasks.Task"] = ["Run"],
        ["System.Threading.Tasks.TaskFactory"] = ["StartNew"],
        ["System.Threading.Tasks.Parallel"] = ["For", "ForEach", "Invoke", "ForAsync", "ForEachAsync"],
        ["System.Security.Cryptography.RandomNumberGenerator"] = ["Create", "GetBytes", "GetInt32", "Fill", "GetHexString", "GetString", "GetItems", "Shuffle"],
    };

    /// <summary>Calls that wait on the machine's time unless they are given a <see cref="TimeProvider"/>.</summary>
    static readonly Dictionary<string, string[]> WithoutTimeProvider = new(StringComparer.Ordinal)
    {
        ["System.Threading.Tasks.Task"] = ["Delay", "WaitAsync"],
        ["System.Threading.Tasks.Task`1"] = ["WaitAsync"],
        ["System.Threading.PeriodicTimer"] = [".ctor"],
        ["System.Threading.CancellationTokenSource"] = [".ctor", "CancelAfter"],
    };

    /// <summary>How to name the call to a person; null where it is harmless.</summary>
    internal static string? NameOf(MethodBase called)
    {
        if (called.DeclaringType is not { } type)
            return null;
        var owner = (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName ?? "";
        var parameters = called.GetParameters();
        var isReal = (Always.TryGetValue(owner, out var always) && always.Contains(called.Name, StringComparer.Ordinal))
            || (string.Equals(owner, "System.Random", StringComparison.Ordinal) && called.IsConstructor && parameters.Length == 0)
            || (WithoutTimeProvider.TryGetValue(owner, out var timed) && timed.Contains(called.Name, StringComparer.Ordinal) && WaitsOnTheMachine(parameters));
        if (!isReal)
            return null;
        var name = called.Name.StartsWith("get_", StringComparison.Ordinal) ? called.Name[4..] : called.Name;
        return called.IsConstructor ? $"new {type.Name}" : $"{type.Name.Split('`')[0]}.{name}";
    }

    static bool WaitsOnTheMachine(ParameterInfo[] parameters) =>
        parameters.Any(static one => one.ParameterType == typeof(TimeSpan) || one.ParameterType == typeof(int))
        && !parameters.Any(static one => one.ParameterType == typeof(TimeProvider));
}
