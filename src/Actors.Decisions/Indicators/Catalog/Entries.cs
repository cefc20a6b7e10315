namespace Actors.Decisions.Indicators;

/// <summary>The short forms that the catalog's tables are written in.</summary>
static class Entries
{
    public static IndicatorParameter Length(int standard, int min = 1) => IndicatorParameter.Whole("length", standard, min);

    public static IndicatorParameter Length(string name, int standard, int min = 1) =>
        IndicatorParameter.Whole(name, standard, min);

    public static IndicatorParameter Number(string name, double standard, double min, double max) =>
        IndicatorParameter.Number(name, standard, min, max);

    public static IndicatorParameter Multiplier(double standard, string name = "multiplier") =>
        IndicatorParameter.Number(name, standard, 0.001, 1000);

    public static IndicatorParameter Choice<T>(string name, T standard)
        where T : struct, Enum =>
        IndicatorParameter.Choice(name, standard);

    /// <summary>Outputs that share a pane; a name in brackets is one that may be empty after the warm-up.</summary>
    public static IndicatorOutput[] On(Pane pane, params string[] names) =>
        [.. names.Select(name => new IndicatorOutput(name.Trim('[', ']'), pane, name[0] == '['))];

    public static IndicatorOutput[] Overlay(params string[] names) => On(Pane.Overlay, names);

    public static IndicatorOutput[] Own(params string[] names) => On(Pane.Own, names);

    /// <summary>An indicator of bars.</summary>
    public static IndicatorInfo Of<T>(
        string id, string about, IndicatorOutput[] outputs, IndicatorParameter[] parameters, Func<IndicatorArguments, T> create)
        where T : struct, IIndicator<T> =>
        new(id, about, outputs, parameters, (info, values) => new IndicatorRunner<T>(info, values, create(values)));

    /// <summary>An indicator of one number a bar, which gets the parameter <c>source</c>.</summary>
    public static IndicatorInfo Series<T>(
        string id, string about, IndicatorOutput[] outputs, IndicatorParameter[] parameters, Func<IndicatorArguments, T> create,
        Source source = Source.Close)
        where T : struct, ISeriesIndicator<T> =>
        Of(
            id, about, outputs, [.. parameters, Choice("source", source)],
            values => new Sourced<T>(values.Choice<Source>(parameters.Length), create(values)));

    public static IndicatorInfo Also(this IndicatorInfo info, params string[] aliases) => info with { Aliases = aliases };
}
