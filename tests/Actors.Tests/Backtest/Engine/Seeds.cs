using System.Globalization;

namespace Actors.Tests.Backtest.Engine;

/// <summary>Tries a law on runs drawn from the seeds 0, 1, 2 …: as many as asked, times <c>ACTORS_SEEDS</c> for a long search.</summary>
static class Seeds
{
    /// <summary>How much longer than usual to search.</summary>
    public static int Times { get; } = int.Parse(Environment.GetEnvironmentVariable("ACTORS_SEEDS") ?? "1", CultureInfo.InvariantCulture);

    public static void Each(int count, Action<int> law)
    {
        for (var seed = 0; seed < count * Times; seed++)
        {
            try
            {
                law(seed);
            }
            catch (Exception broken)
            {
                throw new InvalidOperationException($"broken by seed {seed}: {broken.Message}", broken);
            }
        }
    }
}
