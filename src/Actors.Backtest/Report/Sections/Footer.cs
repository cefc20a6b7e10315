namespace Actors.Backtest.Report.Sections;

/// <summary>Versions, and the notice that the licence of the chart library asks for.</summary>
static class Footer
{
    /// <summary>The version of the embedded asset <c>lightweight-charts.js</c>.</summary>
    const string ChartVersion = "5.2.1";

    public static Markup Of() => new Markup().Add($"""
        <p>Made by actors {typeof(Footer).Assembly.GetName().Version?.ToString(3)}. The page holds all its data and asks no network for anything.</p>
        <p>Charts: TradingView Lightweight Charts™ {ChartVersion}, Copyright (c) 2026 TradingView, Inc. <a href="https://www.tradingview.com/" rel="noreferrer">https://www.tradingview.com/</a></p>
        <details><summary>Licence of the chart library (Apache-2.0)</summary><pre tabindex="0">{Template.Asset("lightweight-charts.LICENSE.txt")}</pre></details>
        """);
}
