using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Actors.Backtest;
using Actors.Backtest.Metrics;
using Actors.Backtest.Report;
using Actors.Domain;

namespace Actors.Tests.Backtest.Report;

public class HtmlReportTests
{
    const string Hostile = "</script><img src=x onerror=\"document.title='taken'\">{{data}}&";

    static readonly MadeRun Run = MadeRun.Of(3_000, 2);
    static readonly string Page = Run.Page();

    [Fact]
    public void The_same_result_gives_the_same_bytes()
    {
        using var stream = new MemoryStream();
        HtmlReport.Write(stream, Run.Result, Run.Metrics, Run.Indicators);

        MadeRun.Of(3_000, 2).Page().ShouldBe(Page);
        stream.ToArray().ShouldBe(Encoding.UTF8.GetBytes(Page));
    }

    [Fact]
    public void A_hundred_thousand_candles_with_trades_and_indicators_fit_into_5_MB()
    {
        var run = MadeRun.Of(100_000, 1, "15m");

        run.Result.Trades.Count.ShouldBeGreaterThan(500);
        Encoding.UTF8.GetByteCount(run.Page()).ShouldBeLessThan(5_000_000);
    }

    [Fact]
    public void Nothing_is_loaded_from_anywhere()
    {
        var own = Page.Replace(Asset("lightweight-charts.js"), "", StringComparison.Ordinal);

        Regex.Matches(own, """(?:src|href)\s*=\s*"(?<target>[^"]*)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture).Select(match => match.Groups["target"].Value)
            .Where(target => !target.StartsWith('#'))
            .ShouldBe(["data:,", "https://www.tradingview.com/"]);
        own.ShouldNotContain("url(");
        own.ShouldNotContain("@import");
        Page.ShouldContain("default-src 'none';");
    }

    [Fact]
    public void Every_metric_stands_there_as_its_one_text_with_the_reason_of_the_undefined()
    {
        foreach (var metric in Run.Metrics.Metrics.Where(metric => !IsInSquare(metric)))
        {
            var aside = metric.Reason ?? metric.Note;
            var row = $"<tr><th scope=\"row\">{Encoded(metric.Label)}{(aside is null ? "" : $" <small>{Encoded(aside)}</small>")}</th><td>{Encoded(metric.Text)}</td></tr>";
            Page.ShouldContain(row);
        }
    }

    [Fact]
    public void Excursions_stand_in_a_square_under_their_units()
    {
        var square = Page[Page.IndexOf("<table class=\"excursions\">", StringComparison.Ordinal)..];
        square = square[..square.IndexOf("</table>", StringComparison.Ordinal)];

        foreach (var (suffix, unit) in new[] { ("", " USDT"), ("_R", " R") })
        {
            square.ShouldContain($"in{unit}</th>");
            string[] medians = [.. new[] { "mae", "mfe", "etd" }.Select(side => Run.Metrics[$"{side}_median{suffix}"].Text)];
            square.ShouldContain($"<tr><th scope=\"row\">Median</th>{string.Concat(medians.Select(text => $"<td>{text[..^unit.Length]}</td>"))}</tr>");
        }
        Regex.Count(square, "<td>").ShouldBe(1 + Run.Metrics.Metrics.Count(IsInSquare));
    }

    [Fact]
    public void Without_a_stop_the_square_says_why_it_has_nothing_in_R()
    {
        var result = Run.Result with { Trades = [.. Run.Result.Trades.Select(trade => trade with { Stop = null, Risk = null })] };

        var page = new MadeRun(result, MetricsReport.Of(MetricsInput.From(result)), []).Page();

        page.ShouldContain("in R – no trade had a stop");
        page.ShouldContain("Distribution of returns");
    }

    [Fact]
    public void Many_undefined_figures_of_a_group_are_folded_with_their_reason()
    {
        var page = (Run with { Metrics = MetricsReport.Of(MetricsInput.From(Run.Result)) }).Page();     // no benchmark

        page.ShouldContain("<summary>8 undefined: no benchmark");
    }

    [Fact]
    public void The_deepest_drawdowns_are_of_the_daily_marks_with_the_one_at_the_end_open()
    {
        var start = Run.Result.From;
        decimal[] marks = [100, 90, 100, 120, 60, 90, 120, 119];
        var result = Run.Result with { DailyEquity = [.. marks.Select((equity, day) => new EquityPoint(start.AddDays(day), new(equity), new(equity), Money.Zero))] };

        var page = (Run with { Result = result }).Page();

        page.ShouldContain(Row("50.00 %", "2022-01-04", "2022-01-05", "2022-01-07", "1 d", "3 d") + "\n" + Row("10.00 %", "2022-01-01", "2022-01-02", "2022-01-03", "1 d", "2 d"));
        page.ShouldContain(Row("0.83 %", "2022-01-07", "2022-01-08", "open", "1 d", "1 d"));

        static string Row(string depth, string peak, string trough, string end, string down, string all) =>
            $"<tr><th scope=\"row\" class=\"number down\">{depth}</th><td class=\"time\">{peak}</td><td class=\"time\">{trough}</td><td class=\"time\">{end}</td><td class=\"number\">{down}</td><td class=\"number\">{all}</td></tr>";
    }

    [Fact]
    public void Names_reasons_and_configuration_never_become_markup()
    {
        var page = HostileRun().Page();

        page.ShouldNotContain("<img");
        Regex.Count(page, "</script>").ShouldBe(Regex.Count(Page, "</script>"));
        page.ShouldContain("&lt;/script&gt;&lt;img src=x");
    }

    [Fact]
    public void A_run_without_trades_candles_or_days_still_makes_a_report()
    {
        var empty = Run.Result with
        {
            Series = [], Trades = [], Orders = [], OpenPositions = [], Equity = [], DailyEquity = [], Events = [], To = Run.Result.From,
            Refusals = new Dictionary<string, int>(StringComparer.Ordinal),
        };
        using var page = new StringWriter();

        HtmlReport.Write(page, empty, MetricsReport.Of(new() { Currency = "USDT", Marks = [], Trades = [] }), []);

        page.ToString().ShouldContain("No closed trade.");
        page.ToString().ShouldContain("no order was sent");
        page.ToString().ShouldContain("No signal was refused.");
    }

    [Fact]
    public void A_table_with_a_row_for_each_trade_shows_the_largest_and_says_so()
    {
        var table = Run.Metrics.Table("by_exit_reason");
        var rows = Enumerable.Range(0, 60).Select(i => table.Rows[0] with { Label = $"reason {i}", Values = [i, .. table.Rows[0].Values.Skip(1)] });
        var metrics = Run.Metrics with { Tables = [table with { Rows = [.. rows] }] };

        var page = (Run with { Metrics = metrics }).Page();

        page.ShouldContain("50 of 60 rows: those with the most trades.");
        page.ShouldContain("reason 59");
        page.ShouldNotContain("reason 9<");
    }

    [Fact]
    public void The_notice_and_the_licence_of_the_chart_library_are_in_the_page()
    {
        Page.ShouldContain("TradingView Lightweight Charts™ 5.2.1, Copyright (c) 2026 TradingView, Inc.");
        Page.ShouldContain("Apache License");
        Asset("lightweight-charts.js").ShouldContain("v5.2.1");
    }

    /// <summary>The run with markup in every text that people or files can name.</summary>
    internal static MadeRun HostileRun()
    {
        var result = Run.Result;
        var series = result.Series.Select(run => run with
        {
            Base = run.Base with { Source = Hostile, Coverage = run.Base.Coverage with { Repairs = [Hostile] } },
            Strategies = [new(Hostile, new Dictionary<string, string>(StringComparer.Ordinal) { [Hostile] = Hostile }, 1)],
        });
        var taken = result with
        {
            Series = [.. series],
            Trades = [.. result.Trades.Select(trade => trade with { Key = trade.Key with { Strategy = Hostile }, EntryReason = Hostile, ExitReason = Hostile })],
            Orders = [.. result.Orders.Select(order => order with { Status = Hostile })],
            Refusals = new Dictionary<string, int>(StringComparer.Ordinal) { [Hostile] = 1 },
            Configuration = Hostile,
            ConfigurationHash = Hostile,
            EventLogHash = Hostile,
            FillConvention = Hostile,
            Currency = Hostile,
            Engine = result.Engine with { System = Hostile },
        };
        var metrics = Run.Metrics with { Tables = [.. Run.Metrics.Tables.Select(table => table.Key == "by_exit_reason"
            ? table with { Rows = [.. table.Rows.Select(row => row with { Label = Hostile })] } : table)] };
        return new(taken, metrics, [.. Run.Indicators.Select(track => track with { Name = Hostile })]);
    }

    static bool IsInSquare(Metric metric) => metric.Key.Split('_') is ["mae" or "mfe" or "etd", ..];

    static string Encoded(string text) => WebUtility.HtmlEncode(text)
        .Replace("&#39;", "&#x27;", StringComparison.Ordinal).Replace("+", "&#x2B;", StringComparison.Ordinal)
        .Replace("&#215;", "×", StringComparison.Ordinal).Replace("&#183;", "·", StringComparison.Ordinal);

    static string Asset(string name)
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream("report/" + name)!);
        return reader.ReadToEnd();
    }
}
