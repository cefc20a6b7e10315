using System.Diagnostics;
using System.Globalization;

namespace Actors.Benchmarks.Load;

/// <summary>What a process has used up to a moment.</summary>
/// <param name="At">Since the machine started.</param>
readonly record struct Usage(TimeSpan At, TimeSpan Cpu, long Resident, long Peak);

/// <summary>This program in another process, on one core where the machine can do that.</summary>
sealed class Child : IDisposable
{
    readonly Process process;

    Child(Process process) => this.process = process;

    /// <param name="core">Where it may run; on a machine with fewer cores it may run anywhere.</param>
    public static Child Start(string mode, int core, string[] arguments)
    {
        string[] command = ["dotnet", "exec", typeof(Child).Assembly.Location, mode, .. arguments];
        if (core < Environment.ProcessorCount && File.Exists("/usr/bin/taskset"))
            command = ["/usr/bin/taskset", "--cpu-list", core.ToString(CultureInfo.InvariantCulture), .. command];
        return new(Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!);
    }

    public int ExitCode
    {
        get
        {
            process.WaitForExit();
            return process.ExitCode;
        }
    }

    public Usage Look()
    {
        process.Refresh();
        return new(Stopwatch.GetElapsedTime(0), process.TotalProcessorTime, process.WorkingSet64, process.PeakWorkingSet64);
    }

    public async Task<string?> Next() => await process.StandardOutput.ReadLineAsync();

    /// <summary>The rest of the next line that begins so.</summary>
    public async Task<string> Line(string start)
    {
        while (await Next() is { } line)
        {
            if (line.StartsWith(start, StringComparison.Ordinal))
                return line[start.Length..];
            Console.WriteLine(line);
        }
        throw new InvalidOperationException($"the process ended before it said '{start}'");
    }

    /// <summary>It ends when nobody holds its input any more.</summary>
    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
