using Actors.Host.Settings;

namespace Actors.Host.Live;

/// <summary>What lies where in the folder of a running engine.</summary>
static class LiveFolder
{
    /// <summary>Whether an engine has ever run there.</summary>
    public static bool IsAnEngines(string folder) =>
        Directory.Exists(Journal(folder)) || Directory.Exists(Candles(folder)) || File.Exists(Session(folder)) || File.Exists(Paper(folder));

    public static string FirstCandles(string folder) => Path.Combine(folder, "first-candles.json");

    public static string Journal(string folder) => Path.Combine(folder, "journal");

    public static string Candles(string folder) => Path.Combine(folder, "candles");

    public static string Paper(string folder) => Path.Combine(folder, "paper.json");

    public static string Session(string folder) => Path.Combine(folder, "session.json");

    public static string Snapshots(string folder) => Path.Combine(folder, "snapshots");

    /// <exception cref="InputException">It cannot be written.</exception>
    public static void Require(string folder)
    {
        if (Refusal(folder) is { } why)
            throw new InputException($"live.dir: {folder} cannot be written: {why}", "name a folder that can, or mend its rights");
    }

    /// <summary>Why nothing can be written there; null where it can. The folder is made.</summary>
    public static string? Refusal(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, ".writable");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return refused.Message;
        }
    }
}
