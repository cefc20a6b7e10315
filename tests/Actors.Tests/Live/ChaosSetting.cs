using System.Globalization;
using Actors.Domain;

namespace Actors.Tests.Live;

/// <param name="Seed">Of the market, of what goes wrong, and of when it does.</param>
/// <param name="Strikes">How often each kind of fault has to strike at least.</param>
/// <param name="Speed">How many times as fast as the wall clock the exchange and the engine live.</param>
sealed record ChaosSetting(int Seed, int Strikes, double Speed = 60)
{
    public IReadOnlyList<Symbol> Symbols { get; init; } = [new("BTCUSDT"), new("ETHUSDT"), new("SOLUSDT"), new("XRPUSDT"), new("DOGEUSDT"), new("LTCUSDT")];

    /// <summary>How long nothing happens between two faults, on average, in the time of the exchange.</summary>
    public TimeSpan Between { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How long the engine may take to come to rest when the last fault is over, in the time of the exchange.</summary>
    public TimeSpan Settling { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>The seed that <c>ACTORS_CHAOS_SEED</c> asks for.</summary>
    public static int SeedOr(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable("ACTORS_CHAOS_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : usual;
}
