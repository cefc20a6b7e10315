using System.Reflection;
using System.Text.RegularExpressions;

namespace Actors.Decisions.Strategies;

/// <summary>
/// Every strategy that can be named: the bundled ones by their short names, custom ones as
/// <c>Assembly:Namespace.Type</c>, found as <c>Assembly.dll</c> on the strategy path or next to the program.
/// </summary>
public sealed partial class StrategyCatalog
{
    static readonly StrategyDefinition[] All = Sorted(
        typeof(BollingerReversion),
        typeof(DonchianBreakout),
        typeof(EmaCross),
        typeof(EmaMacd),
        typeof(InsideBarBreakout),
        typeof(RsiDivergenceReversal),
        typeof(RsiMeanReversion),
        typeof(SupertrendFollow));

    readonly StrategyAssemblies assemblies;

    /// <param name="strategyPath">Folders that hold assemblies of custom strategies, asked in this order.</param>
    public StrategyCatalog(IEnumerable<string> strategyPath) => assemblies = new([.. strategyPath]);

    /// <summary>The bundled strategies, sorted by name.</summary>
    public static IReadOnlyList<StrategyDefinition> Bundled => All;

    /// <exception cref="StrategyException">There is no such strategy; the message says where it was looked for.</exception>
    public StrategyDefinition Find(string reference)
    {
        if (reference.Split(':', 2) is [var assembly, var type] && IsReference(reference))
            return StrategyDefinition.Of(reference, assemblies.Load(reference, assembly, type));
        var names = All.Select(one => one.Id).ToArray();
        return Array.Find(All, one => one.Id == reference) ?? throw new StrategyException(
            $"there is no strategy '{reference}'{NearestName.Hint(reference, names)}; there are {string.Join(", ", names)}, " +
            "and custom ones as Assembly:Namespace.Type")
        {
            Remedy = StrategyException.Instead(NearestName.To(reference, names)),
        };
    }

    /// <inheritdoc cref="StrategyDefinition.Create"/>
    /// <exception cref="StrategyException">There is no such strategy, or it does not take these parameters.</exception>
    public StrategyRunner Create(string reference, IReadOnlyDictionary<string, string> parameters) =>
        Find(reference).Create(parameters);

    /// <summary>Whether the text has the form of a strategy's name; it may still not exist.</summary>
    internal static bool IsReference(string text) => Reference().IsMatch(text);

    static StrategyDefinition[] Sorted(params Type[] types) =>
    [
        .. types
            .Select(type => StrategyDefinition.Of(type.GetCustomAttribute<StrategyAttribute>()!.Id, type))
            .OrderBy(one => one.Id, StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"^([a-z0-9]+(-[a-z0-9]+)*|[A-Za-z0-9_][\w.-]*:[A-Za-z_][\w.+]*)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Reference();
}
