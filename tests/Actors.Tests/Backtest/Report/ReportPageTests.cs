using Actors.Backtest;
using Actors.Backtest.Metrics;
using Microsoft.Playwright;

namespace Actors.Tests.Backtest.Report;

/// <summary>The page as a reader has it: in a browser, from the disk.</summary>
[Collection("report page")]
public class ReportPageTests(Chromium chromium)
{
    static readonly MadeRun Run = MadeRun.Of(4_000, 2);

    [NeedsChromiumFact]
    public async Task It_opens_from_the_disk_without_a_complaint_and_asks_for_nothing()
    {
        await using var report = await chromium.Open(Run);

        await report.Page.Locator("#price-chart canvas").First.WaitForAsync();
        report.Complaints.ShouldBeEmpty();
        report.Requests.Where(url => !url.StartsWith("data:", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldStartWith("file://");
    }

    [NeedsChromiumFact]
    public async Task The_key_figures_are_those_of_the_metrics()
    {
        await using var report = await chromium.Open(Run);

        foreach (var key in new[] { "net_profit", "total_return", "cagr", "max_drawdown_event", "sharpe", "win_rate", "profit_factor", "trades" })
            (await report.Page.Locator($"[data-metric={key}]").InnerTextAsync()).ShouldEndWith(Run.Metrics[key].Text);
        (await report.Page.Locator(".grade .letter").InnerTextAsync()).ShouldBe(Run.Metrics["grade"].Text);
    }

    [NeedsChromiumFact]
    public async Task The_candles_and_indicators_drawn_are_those_of_the_run()
    {
        await using var report = await chromium.Open(Run);
        var candles = Run.Result.Series[0].Candles;

        var drawn = await report.Page.EvaluateAsync<double[][]>("() => report.price.candles.map(c => [c.time, c.open, c.high, c.low, c.close])");
        var average = await report.Page.EvaluateAsync<double?[]>("() => report.price.lines[0].numbers");

        drawn.Length.ShouldBe(candles.Count);
        for (var i = 0; i < candles.Count; i++)
        {
            var own = candles[i];
            double[] expected = [own.OpenTime.ToUnixTimeSeconds(), (double)own.Open.Value, (double)own.High.Value, (double)own.Low.Value, (double)own.Close.Value];
            drawn[i].ShouldBe(expected);
        }
        average.Count(value => value is null).ShouldBe(20);
        average[^1]!.Value.ShouldBe(Run.Indicators[0].Lines[0].Values[^1]!.Value, 0.005);
    }

    [NeedsChromiumFact]
    public async Task The_table_sorts_by_its_heads_and_filters_by_its_form()
    {
        await using var report = await chromium.Open(Run);
        var page = report.Page;
        var sorted = Run.Result.Trades.OrderByDescending(trade => trade.Pnl).ToList();

        await page.Locator("#columns button", new() { HasText = "P&L" }).First.ClickAsync();
        await page.Locator("#columns button", new() { HasText = "P&L" }).First.ClickAsync();
        (await page.Locator("#rows tr").First.Locator("th").InnerTextAsync()).ShouldBe($"{sorted[0].Number}");
        (await page.Locator("#rows tr").First.Locator("td.signed").InnerTextAsync()).ShouldBe("▲ " + Unit.Ratio.Format((double)sorted[0].Pnl.Value));

        await page.FillAsync("#find", "eth target");
        var matching = Run.Result.Trades.Count(trade => trade.Key.Symbol.Name == "ETHUSDT" && trade.ExitReason == "target");
        (await page.Locator("#shown").InnerTextAsync()).ShouldBe($"{matching} of {Run.Result.Trades.Count} trades, {matching} won");
        (await page.Locator("#rows tr").CountAsync()).ShouldBe(Math.Min(50, matching));
        await page.SelectOptionAsync("#outcome", "-1");
        (await page.Locator("#rows tr").CountAsync()).ShouldBe(0);
    }

    [NeedsChromiumFact]
    public async Task A_click_on_a_trade_shows_it_in_the_chart_of_its_series()
    {
        await using var report = await chromium.Open(Run);
        var first = Run.Result.Trades.Index().First(trade => trade.Item.Key.Symbol.Name == "ETHUSDT");

        await report.Page.ClickAsync($"#rows tr[data-trade='{first.Index}'] button");

        (await report.Page.Locator("#series").InputValueAsync()).ShouldBe("1");
        (await InView(report.Page)).ShouldBeTrue();
        (await report.Page.Locator("#selected").InnerTextAsync()).ShouldContain($"#{first.Item.Number} ▲ long");
    }

    [NeedsChromiumFact]
    public async Task The_keyboard_walks_the_trades()
    {
        await using var report = await chromium.Open(Run);
        var page = report.Page;

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        (await Selected(page)).ShouldBe(1);
        (await InView(page)).ShouldBeTrue();
        await page.Keyboard.PressAsync("k");
        (await Selected(page)).ShouldBe(0);
        await page.FocusAsync("#list");
        await page.Keyboard.PressAsync("End");
        (await Selected(page)).ShouldBe(Run.Result.Trades.Count - 1);
        await page.Keyboard.PressAsync("Escape");
        (await page.EvaluateAsync<bool>("() => report.view.selected === null")).ShouldBeTrue();
    }

    [NeedsChromiumFact]
    public async Task Dark_follows_the_system_until_the_reader_chooses()
    {
        await using var report = await chromium.Open(Run, colours: ColorScheme.Dark);

        (await Background(report.Page)).ShouldBe("rgb(13, 17, 23)");
        await report.Page.ClickAsync("button[data-theme=light]");
        (await Background(report.Page)).ShouldBe("rgb(245, 246, 248)");
        report.Complaints.ShouldBeEmpty();
    }

    [NeedsChromiumFact]
    public async Task A_phone_needs_no_sideways_scrolling()
    {
        foreach (var run in new[] { Run, HtmlReportTests.HostileRun(), MadeRun.Of(300).WithoutTrades() })
        {
            await using var report = await chromium.Open(run, 390, 844);

            (await report.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBe(390);
            (await report.Page.Locator("#price-chart canvas").First.IsVisibleAsync()).ShouldBeTrue();
        }
    }

    [NeedsChromiumFact]
    public async Task A_run_without_trades_says_so_and_shows_no_empty_panel()
    {
        await using var report = await chromium.Open(MadeRun.Of(300).WithoutTrades(), colours: ColorScheme.Dark);

        (await report.Page.Locator(".note", new() { HasText = "No closed trade." }).IsVisibleAsync()).ShouldBeTrue();
        foreach (var empty in new[] { ".walk", ".spread", "#scatter", "#trades", "#breakdowns", ".top a[href='#trades']" })
            (await report.Page.Locator(empty).IsVisibleAsync()).ShouldBeFalse(empty);
        foreach (var full in new[] { "#price-chart canvas", "#equity-chart canvas", "#metrics", "#coverage" })
            (await report.Page.Locator(full).First.IsVisibleAsync()).ShouldBeTrue(full);
        report.Complaints.ShouldBeEmpty();
    }

    [NeedsChromiumFact]
    public async Task Every_control_is_reached_by_the_tab_key_and_the_charts_obey_their_keys()
    {
        await using var report = await chromium.Open(Run);
        var page = report.Page;
        var reached = new List<string>();

        for (var i = 0; i < 150; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("() => document.activeElement.id || document.activeElement.dataset.theme || document.activeElement.dataset.bars || document.activeElement.dataset.excursion || document.activeElement.className"));
        }
        reached[0].ShouldBe("skip");
        foreach (var control in new[] { "dark", "series", "500", "price-chart", "list", "log", "equity-chart", "mfe", "find", "outcome", "in-view", "next" })
            reached.Contains(control, StringComparer.Ordinal).ShouldBeTrue(control);

        await page.FocusAsync("#price-chart");
        var before = await VisibleBars(page);
        await page.Keyboard.PressAsync("ArrowLeft");
        var panned = await VisibleBars(page);
        await page.Keyboard.PressAsync("+");
        var zoomed = await VisibleBars(page);
        panned[0].ShouldBeLessThan(before[0]);
        (zoomed[1] - zoomed[0]).ShouldBeLessThan(panned[1] - panned[0]);
    }

    [NeedsChromiumFact]
    public async Task Winners_and_losers_are_counted_as_the_metrics_count_them()
    {
        var outcomes = Run.Metrics.Outcomes.Select((outcome, i) => i == 0 ? TradeOutcome.BreakEven : outcome).ToList();
        await using var report = await chromium.Open(Run with { Metrics = Run.Metrics with { Outcomes = outcomes } });

        (await report.Page.Locator("#shown").InnerTextAsync())
            .ShouldBe($"{outcomes.Count} of {outcomes.Count} trades, {outcomes.Count(outcome => outcome == TradeOutcome.Win)} won");
        await report.Page.SelectOptionAsync("#outcome", "0");
        (await report.Page.Locator("#rows tr").CountAsync()).ShouldBe(1);
        (await report.Page.Locator("#rows tr td.signed").InnerTextAsync()).ShouldStartWith("·");
    }

    [NeedsChromiumFact]
    public async Task A_click_in_the_scatter_shows_the_trade_that_is_there()
    {
        await using var report = await chromium.Open(Run);
        await report.Page.Locator("#scatter").ScrollIntoViewIfNeededAsync();
        var box = (await report.Page.Locator("#scatter").BoundingBoxAsync())!;

        // Somewhere on the line of the stop: made trades lose one R there.
        for (var y = 10; y < box.Height && await report.Page.EvaluateAsync<bool>("() => report.view.selected === null"); y += 8)
        {
            for (var x = 60; x < box.Width && await report.Page.EvaluateAsync<bool>("() => report.view.selected === null"); x += 20)
                await report.Page.Mouse.ClickAsync(box.X + x, box.Y + y);
        }

        (await InView(report.Page)).ShouldBeTrue();
    }

    [NeedsChromiumFact]
    public async Task A_position_that_is_still_open_is_marked_at_its_entry()
    {
        var open = new OpenPosition(
            new(Run.Result.Series[0].Series, "ema-cross"), new(0.5m), new(41_000m), Run.Result.Series[0].Candles[3_900].OpenTime, new(42_000m), new(500m), new(40_000m), null);
        await using var report = await chromium.Open(Run with { Result = Run.Result with { OpenPositions = [open] } });

        var mark = await report.Page.EvaluateAsync<double?[]>("() => { const [m] = report.price.marks.open; return [m.from, m.entry, m.stop, m.target, Number(m.long)]; }");

        mark.ShouldBe([3_900, 41_000, 40_000, null, 1]);
        report.Complaints.ShouldBeEmpty();
    }

    [NeedsChromiumFact]
    public async Task Crowded_trades_become_bars_of_their_results_above_the_candles()
    {
        await using var report = await chromium.Open(MadeRun.Of(60_000, 1, "15m"));
        const string results = """
            async bars => {
              document.querySelector(`[data-bars="${bars}"]`).click();
              await new Promise(requestAnimationFrame);
              await new Promise(requestAnimationFrame);
              const shot = report.price.chart.takeScreenshot(true);
              const { data } = shot.getContext('2d').getImageData(0, 4, 800, 34);
              let gains = 0, losses = 0;
              for (let i = 0; i < data.length; i += 4) {
                if (data[i + 3] === 255 && data[i] === 10 && data[i + 1] === 122 && data[i + 2] === 104) gains++;
                if (data[i + 3] === 255 && data[i] === 192 && data[i + 1] === 58 && data[i + 2] === 38) losses++;
              }
              return [gains, losses];
            }
            """;

        var crowded = await report.Page.EvaluateAsync<int[]>(results, "0");
        var roomy = await report.Page.EvaluateAsync<int[]>(results, "100");

        crowded[0].ShouldBeGreaterThan(100);
        crowded[1].ShouldBeGreaterThan(100);
        roomy.Sum().ShouldBeLessThan(100);
    }

    [NeedsChromiumFact]
    public async Task Hostile_names_are_shown_and_never_run()
    {
        await using var report = await chromium.Open(HtmlReportTests.HostileRun());

        await report.Page.Keyboard.PressAsync("j");
        (await report.Page.TitleAsync()).ShouldStartWith("Backtest: </script>");
        (await report.Page.Locator("img").CountAsync()).ShouldBe(0);
        report.Complaints.ShouldBeEmpty();
    }

    [NeedsChromiumFact]
    public async Task A_hundred_thousand_candles_pan_and_zoom()
    {
        await using var report = await chromium.Open(MadeRun.Of(100_000, 1, "15m"));
        const string pan = """
            async () => {
              const scale = report.price.chart.timeScale(), count = report.price.times.length, seen = [];
              for (let i = 0; i < 30; i++) {
                const bars = 150 * (count / 150) ** (i / 29);
                scale.setVisibleLogicalRange({ from: count - bars, to: count });
                await new Promise(requestAnimationFrame);
                seen.push(scale.getVisibleLogicalRange().from);
              }
              return seen;
            }
            """;

        var seen = await report.Page.EvaluateAsync<double[]>(pan);

        seen.ShouldBeInOrder(SortDirection.Descending);
        seen[0].ShouldBe(99_850, 1);
        seen[^1].ShouldBe(0, 1);
        report.Complaints.ShouldBeEmpty();
    }

    static Task<double[]> VisibleBars(IPage page) => page.EvaluateAsync<double[]>("""
        async () => {
          await new Promise(requestAnimationFrame);   // a range is in force from the next frame on
          await new Promise(requestAnimationFrame);
          const { from, to } = report.price.chart.timeScale().getVisibleLogicalRange();
          return [from, to];
        }
        """);

    static Task<int> Selected(IPage page) => page.EvaluateAsync<int>("() => report.view.selected.index");

    static Task<bool> InView(IPage page) => page.EvaluateAsync<bool>("""
        () => {
          const range = report.price.chart.timeScale().getVisibleLogicalRange();
          const mark = report.price.marks.trades.find(each => each.trade === report.view.selected);
          return range.from <= mark.from && mark.to <= range.to;
        }
        """);

    static Task<string> Background(IPage page) => page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
}
