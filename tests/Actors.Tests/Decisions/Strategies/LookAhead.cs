using Actors.Decisions.Strategies;
using Actors.Domain;
using static Actors.Tests.Decisions.Strategies.Bars;

namespace Actors.Tests.Decisions.Strategies;

/// <summary>
/// Finds strategies that know the future. On every prefix of the data a strategy must say what it says there on all of
/// it. Prefixes run in rising order before the whole, so that nothing can know what comes, and again after it, so that
/// what was remembered from the whole (in a static, say) shows.
/// </summary>
static class LookAhead
{
    /// <param name="make">A fresh strategy. It is given the data it is run on, as a cheat would have it.</param>
    /// <returns>The first difference in words, or null when the strategy is clean.</returns>
    public static string? Find(Func<IReadOnlyList<Bar>, StrategyRunner> make, Bar[] bars, params int[] cuts)
    {
        var before = Array.ConvertAll(cuts, cut => On(bars[..cut]));
        var whole = On(bars);
        var after = Array.ConvertAll(cuts, cut => On(bars[..cut]));
        for (var i = 0; i < cuts.Length; i++)
        {
            var told = whole.FindAll(one => one.Row < cuts[i]);
            if ((Difference(told, before[i]) ?? Difference(told, after[i])) is { } found)
                return $"cut at row {cuts[i]} of {bars.Length}: {found}";
        }
        return null;

        List<(int Row, Signal Signal)> On(Bar[] seen) => Signals(make(seen), seen);
    }

    static string? Difference(List<(int Row, Signal Signal)> whole, List<(int Row, Signal Signal)> prefix)
    {
        for (var i = 0; i < Math.Max(whole.Count, prefix.Count); i++)
        {
            var (left, right) = (whole.ElementAtOrDefault(i), prefix.ElementAtOrDefault(i));
            if (left != right)
                return $"{Said(left)} with the future known, {Said(right)} without";
        }
        return null;
    }

    static string Said((int Row, Signal? Signal) one) =>
        one.Signal is null ? "nothing" : $"row {one.Row} {one.Signal}";
}
