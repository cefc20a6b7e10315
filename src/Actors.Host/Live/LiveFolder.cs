namespace Actors.Host.Live;

/// <summary>What lies where in the folder of a running engine.</summary>
static class LiveFolder
{
    public static string Journal(string folder) => Path.Combine(folder, "journal");

    public static string Candles(string folder) => Path.Combine(folder, "candles");

    public static string Paper(string folder) => Path.Combine(folder, "paper.json");

    public static string Snapshots(string folder) => Path.Combine(folder, "snapshots");
}
