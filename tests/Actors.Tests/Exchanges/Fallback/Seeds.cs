using Actors.Tests.Backends.Files;
using Actors.Tests.Exchanges.Binance;
using Actors.Tests.Live;
using Xunit.Abstractions;

namespace Actors.Tests.Exchanges.Fallback;

/// <summary>Four runs by default, a hundred with <c>ACTORS_HEAVY=1</c>, each a function of its seed.</summary>
static class Seeds
{
    /// <param name="run">Tells how many seconds it took.</param>
    public static void Each(ITestOutputHelper output, string what, Func<int, Task<int>> run)
    {
        var (seeds, first, longest) = (Heavy.Or(4, 100), ChaosSetting.SeedOr(1), 0);
        foreach (var seed in Enumerable.Range(first, seeds))
            Turns.Run(async () => longest = Math.Max(longest, await run(seed)));
        output.WriteLine($"{what}: {seeds} of {seeds} clean, the latest after {longest} s");
    }
}
