using Actors.Backtest.Metrics;
using Actors.Backtest.Report.Data;
using Actors.Domain;

namespace Actors.Backtest.Report.Sections;

/// <summary>What became of signals and orders, what risk refused, and what is still open.</summary>
static class OrderSummary
{
    public static Markup Of(BacktestResult result) => Markup.Of(Orders(result), Refusals(result), OpenPositions(result));

    static Markup Orders(BacktestResult result)
    {
        var states = result.Orders.Select(order => order.Status).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var rows = result.Orders.GroupBy(order => order.Type).OrderBy(type => type.Key).Select(type => new Markup().Add($"""
            <tr><th scope="row">{Words(type.Key.ToString())}</th><td class="number">{Unit.Count.Format(type.Count())}</td>{Markup.Of(states.Select(state => Number(type.Count(order => order.Status == state))))}</tr>

            """));
        return Panel("orders", "Orders", result.Orders.Count == 0
            ? new Markup().Add($"""<p class="dim">{Unit.Count.Format(result.Signals)} signals; no order was sent.</p>""")
            : new Markup().Add($"""
                <p class="dim">{Unit.Count.Format(result.Signals)} signals, {Unit.Count.Format(result.Refusals.Values.Sum())} of them refused by risk, {Unit.Count.Format(result.Orders.Count)} orders.</p>
                <div class="scroll" tabindex="0" role="group" aria-labelledby="orders"><table><thead><tr><th scope="col">Type</th><th scope="col" class="number">All</th>{Markup.Of(states.Select(Head))}</tr></thead><tbody>
                {Markup.Of(rows)}</tbody></table></div>
                """));
    }

    static Markup Refusals(BacktestResult result)
    {
        var rows = result.Refusals.Select(refusal => new Markup().Add($"""<tr><th scope="row"><code>{refusal.Key}</code></th>{Number(refusal.Value)}</tr>"""));
        return Panel("refusals", "Refused by risk", result.Refusals.Count == 0
            ? new Markup().Add($"""<p class="dim">No signal was refused.</p>""")
            : new Markup().Add($"""<table><thead><tr><th scope="col">Code</th><th scope="col" class="number">Signals</th></tr></thead><tbody>{Markup.Of(rows)}</tbody></table>"""));
    }

    static Markup OpenPositions(BacktestResult result)
    {
        if (result.OpenPositions.Count == 0)
            return Panel("open", "Open at the end", new Markup().Add($"""<p class="dim">Every position was closed.</p>"""));
        var money = Unit.Money(result.Currency);
        var rows = result.OpenPositions.Select(position =>
        {
            Price?[] prices = [position.EntryPrice, position.Mark, position.Stop, position.Target];
            var unit = new Unit("", FixedPoint.Places(prices.OfType<Price>().Select(price => price.Value)));
            var (entry, mark, stop, target) = (Text(prices[0]), Text(prices[1]), Text(prices[2]), Text(prices[3]));
            return new Markup().Add($"""
                <tr><th scope="row">{position.Key.ToString()}</th><td class="time">{Times.Minute(position.EntryTime)}</td><td class="number">{position.Quantity.ToString()}</td><td class="number">{entry}</td><td class="number">{mark}</td><td class="number">{money.Format((double)position.Unrealised.Value)}</td><td class="number">{stop}</td><td class="number">{target}</td></tr>

                """);

            string Text(Price? price) => unit.Format((double?)price?.Value);
        });
        return Panel("open", "Open at the end", new Markup().Add($"""
            <div class="scroll" tabindex="0" role="group" aria-labelledby="open"><table><thead><tr><th scope="col">Position</th><th scope="col">Entered</th><th scope="col" class="number">Quantity</th><th scope="col" class="number">Entry</th><th scope="col" class="number">Mark</th><th scope="col" class="number">Unrealised</th><th scope="col" class="number">Stop</th><th scope="col" class="number">Target</th></tr></thead><tbody>
            {Markup.Of(rows)}</tbody></table></div>
            """));
    }

    static Markup Panel(string id, string title, Markup content) =>
        new Markup().Add($"""<section class="panel" aria-labelledby="{id}"><h2 id="{id}">{title}</h2>{content}</section>""");

    static Markup Head(string label) => new Markup().Add($"""<th scope="col" class="number">{label}</th>""");

    static Markup Number(int count) => new Markup().Add($"""<td class="number">{Unit.Count.Format(count)}</td>""");

    /// <summary><c>StopLimit</c> as <c>stop limit</c>.</summary>
    static string Words(string name) => string.Concat(name.Select((letter, i) =>
        char.IsUpper(letter) ? (i > 0 ? " " : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
