using Actors.Decisions.Indicators;
using Actors.Domain;

namespace Actors.Tests.Decisions.Indicators;

/// <summary>Every indicator of the catalog, with its defaults and with parameters at random.</summary>
static class CatalogCases
{
    public static TheoryData<string> Ids => [.. IndicatorCatalog.All.Select(info => info.Id)];

    /// <summary>A runner of one kind before its first bar; contradictory parameters are drawn again.</summary>
    public static IndicatorRunner Of(string id, int seed)
    {
        var info = IndicatorCatalog.Find(id);
        var random = new Random(seed);
        for (var attempt = 0; attempt < 20; attempt++)
        {
            try
            {
                return info.Create(new([.. info.Parameters.Select(parameter => Value(parameter, random))]));
            }
            catch (DomainFault)
            {
                // Such as fast above slow: another draw.
            }
        }
        return info.Create();
    }

    static double Value(IndicatorParameter parameter, Random random) =>
        random.Next(3) == 0 ? parameter.Default
        : parameter.IsWhole ? random.Next((int)parameter.Min, (int)Math.Min(parameter.Max, 30) + 1)
        : Math.Clamp(parameter.Default * (0.5 + random.NextDouble()), parameter.Min, parameter.Max);
}
