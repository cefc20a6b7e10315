namespace Actors.Exchanges.Simulator.Server;

/// <summary>What requests cost.</summary>
internal static class Weights
{
    public static Func<Parameters, int> Fixed(int weight) => _ => weight;

    /// <summary>One price for one symbol, another for all.</summary>
    public static Func<Parameters, int> BySymbol(int one, int all) => p => p.Has("symbol") ? one : all;

    public static int Depth(Parameters p) => p.Integer("limit") switch
    {
        null or <= 100 => 5,
        <= 500 => 25,
        <= 1000 => 50,
        _ => 250,
    };

    public static int DayTicker(Parameters p) => (p.Has("symbol") ? 1 : p.Texts("symbols")?.Count) switch
    {
        <= 20 => 2,
        <= 100 => 40,
        _ => 80,
    };

    public static int Window(Parameters p) => Math.Min(200, 4 * Math.Max(1, p.Texts("symbols")?.Count ?? 1));

    public static int ExecutionRules(Parameters p) =>
        p.Has("symbol") ? 2 : p.Texts("symbols") is { } symbols ? Math.Min(40, 2 * symbols.Count) : 40;

    public static int Test(Parameters p) => p.Flag("computeCommissionRates") == true ? 20 : 1;
}
