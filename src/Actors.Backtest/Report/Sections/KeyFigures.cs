using Actors.Backtest.Metrics;

namespace Actors.Backtest.Report.Sections;

/// <summary>The figures that are read first, each with the one that keeps it honest.</summary>
static class KeyFigures
{
    public static Markup Of(MetricsReport metrics)
    {
        return Markup.Of(
            Figure("net_profit", $"from {Text("start_equity")}", signed: true),
            Figure("total_return", $"buy and hold {Text("buy_hold")}", signed: true),
            Figure("cagr", $"over {Text("days")}", signed: true),
            Figure(Header.Find(metrics, "max_drawdown_event")?.Value is null ? "max_drawdown" : "max_drawdown_event", $"under water for {Text("max_drawdown_days")}"),
            Figure("sharpe", $"95 % band {Text("sharpe_low")} to {Text("sharpe_high")}"),
            Figure("win_rate", $"{Text("winners")} won · {Text("losers")} lost"),
            Figure("profit_factor", $"payoff {Text("payoff")}"),
            Figure("trades", $"expectancy {Text(Header.Find(metrics, "expectancy_R")?.Value is null ? "expectancy" : "expectancy_R")}"));

        string Text(string key) => Header.Find(metrics, key)?.Text ?? Unit.Undefined;

        Markup Figure(string key, string beside, bool signed = false)
        {
            if (Header.Find(metrics, key) is not { } metric)
                return new();
            var sign = !signed || metric.Value is null or 0 ? "" : metric.Value > 0 ? "up" : "down";
            return new Markup().Add($"""
                <div class="figure"><dt>{metric.Label}</dt><dd class="{sign}" data-metric="{key}">{Mark(sign)}{SmallUnit(metric.Text)}</dd><dd class="beside">{metric.Reason ?? beside}</dd></div>

                """);
        }
    }

    /// <summary>The number large; its unit and flag, as in <c>-34.68 %, only 30 d</c>, small.</summary>
    static Markup SmallUnit(string text) => text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space
        ? new Markup().Add($"""{text[..space]}<span class="unit">{text[space..]}</span>""")
        : new Markup().Add($"{text}");

    /// <summary>The colour of a gain or a loss is never alone.</summary>
    static Markup Mark(string sign) => sign switch
    {
        "up" => new Markup().Add($"""<span class="mark" aria-hidden="true">▲</span>"""),
        "down" => new Markup().Add($"""<span class="mark" aria-hidden="true">▼</span>"""),
        _ => new(),
    };
}
