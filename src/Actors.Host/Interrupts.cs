using System.Runtime.InteropServices;

namespace Actors.Host;

/// <summary>Ctrl+C, for who cannot hear it.</summary>
static class Interrupts
{
    const int Interrupt = 2; // SIGINT on Linux and macOS
    const nint Default = 0;  // SIG_DFL

    /// <summary>
    /// A shell without job control starts what a script puts into the background deaf to SIGINT, and .NET keeps to it. An
    /// engine that is told to stop has to stop, however it was started.
    /// </summary>
    public static void Hear()
    {
        if (!OperatingSystem.IsWindows())
            _ = Handle(Interrupt, Default);
    }

    [DllImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern nint Handle(int signal, nint handler);
}
