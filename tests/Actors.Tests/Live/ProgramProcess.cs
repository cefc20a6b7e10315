using System.Diagnostics;
using System.Globalization;

namespace Actors.Tests.Live;

/// <summary>The program in a process of its own, with the lines that it has printed so far.</summary>
sealed class ProgramProcess : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Lock gate = new();
    readonly Process process;
    readonly List<string> lines = [];
    readonly Task reading;
    TaskCompletionSource news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    bool hasEnded;

    ProgramProcess(Process process)
    {
        this.process = process;
        reading = Task.WhenAll(Read(process.StandardOutput), Read(process.StandardError)).ContinueWith(_ => Tell(null), TaskScheduler.Default);
    }

    public string Output
    {
        get { lock (gate) return string.Join('\n', lines); }
    }

    public static ProgramProcess Start(IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        // As a shell without job control starts what runs in the background: deaf to Ctrl+C.
        string[] deaf = ["--ignore-signal=INT", "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "actors.dll")];
        var start = new ProcessStartInfo("env", [.. deaf, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    /// <summary>Runs a command of the program to its end.</summary>
    public static async Task<string> Run(params string[] arguments)
    {
        await using var program = Start(new Dictionary<string, string>(StringComparer.Ordinal), arguments);
        (await program.Ended()).ShouldBe(0, program.Output);
        return program.Output;
    }

    /// <returns>The line that is the <paramref name="count"/>th to have all of a text.</returns>
    public async Task<string> Line(string text, int count = 1)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            Task next;
            lock (gate)
            {
                var found = lines.Where(line => line.Contains(text, StringComparison.Ordinal)).Skip(count - 1).FirstOrDefault();
                if (found is not null)
                    return found;
                hasEnded.ShouldBeFalse($"the program ended before it printed '{text}' {count} times:\n{string.Join('\n', lines)}");
                next = news.Task;
            }
            await Within(next, patience.Token, text);
        }
    }

    /// <summary>Ends it where it is, as the kernel does.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
    }

    /// <summary>Asks it to stop, as a service manager does, or with <c>INT</c> as Ctrl+C does.</summary>
    public async Task<int> Terminate(string signal = "TERM")
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return await Ended();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await Kill();
        process.Dispose();
    }

    public async Task<int> Ended()
    {
        using var patience = new CancellationTokenSource(Patience);
        await Within(process.WaitForExitAsync(patience.Token), patience.Token, "its end");
        await reading;
        return process.ExitCode;
    }

    async Task Within(Task task, CancellationToken patience, string awaited)
    {
        try
        {
            await task.WaitAsync(patience);
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"waited {Patience} for {awaited} of:\n{Output}", late);
        }
    }

    async Task Read(StreamReader from)
    {
        while (await from.ReadLineAsync() is { } line)
            Tell(line);
    }

    void Tell(string? line)
    {
        lock (gate)
        {
            if (line is null)
                hasEnded = true;
            else
                lines.Add(line);
            news.SetResult();
            news = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
