namespace Actors.Runtime.Hocon;

/// <summary>
/// Where a configuration comes from. Later ones win: the reference, the files in their order, environment variables,
/// settings from the command line.
/// <para>
/// Every value of the reference has its variable: <c>risk.max-notional</c> is <c>ACTORS_RISK_MAX_NOTIONAL</c>
/// (uppercase, everything but letters and digits an underscore). A list is written in it with commas or as HOCON in
/// brackets, an object as HOCON, all else is taken as it stands. Besides, any file may name variables itself, as in <c>${?ACTORS_HOME}</c>.
/// </para>
/// </summary>
/// <param name="Files">Paths; the last one has the last word.</param>
/// <param name="Settings">HOCON fields from <c>--set</c>, such as <c>risk.max-notional=50</c> or <c>symbols+=BTCUSDT</c>.</param>
/// <param name="Environment">Null where a variable is not set.</param>
public sealed record ConfigSources(
    Config Reference, IReadOnlyList<string> Files, IReadOnlyList<string> Settings, Func<string, string?> Environment)
{
    /// <summary>Options of the command line that stand for a field, with the text that was typed. <c>--set</c> wins over them.</summary>
    public IReadOnlyList<(string Field, string Typed)> Options { get; init; } = [];

    /// <summary>The checked configuration.</summary>
    /// <exception cref="ConfigException.Invalid">All problems of all sources at once.</exception>
    public Config Load()
    {
        var (config, problems) = Read();
        return problems.Count == 0 && config is not null ? config : throw new ConfigException.Invalid(problems);
    }

    /// <summary>The configuration as far as it can be merged, and every problem found on the way.</summary>
    /// <returns>No configuration when a source cannot be read or resolved; one that does not fit the reference is returned.</returns>
    public (Config? Config, IReadOnlyList<ConfigProblem> Problems) Read()
    {
        var problems = new List<ConfigProblem>();
        List<Config?> layers =
        [
            .. Files.Select(f => Try(() => ConfigurationFactory.ParseFile(f))),
            Try(() => EnvironmentSettings.Read(Reference, Environment)),
            .. Options.Select(o => Try(() => CommandLineSetting.Parse(o.Field, o.Typed))),
            .. Settings.Select(s => Try(() => CommandLineSetting.Parse(s))),
        ];
        if (problems.Count > 0)
            return (null, problems);
        var merged = layers.Aggregate(Reference, static (under, over) => over!.WithFallback(under));
        if (Try(() => merged.Resolve(Environment)) is not { } effective)
            return (null, problems);
        problems.AddRange(ConfigCheck.Against(Reference, effective));
        return (ConfigTemplate.Apply(Reference, effective), problems);

        Config? Try(Func<Config> read)
        {
            try
            {
                return read();
            }
            catch (ConfigException e)
            {
                problems.Add(ConfigProblem.Of(e));
                return null;
            }
        }
    }
}
