// The table of trades: sorted by its heads, filtered by the form, fifty rows a page.

const PAGE = 50;

const column = (label, value, text, kind = 'number') => ({ label, value, text, kind });
const different = value => new Set(trades.map(value)).size > 1;
const columns = [    // one that says the same of every trade is left out
  column('#', t => t.index, t => String(t.index + 1)),
  column('Entry', t => t.entryTime, t => minute(t.entryTime), 'time'),
  column('Exit', t => t.exitTime, t => minute(t.exitTime), 'time'),
  column('Held', t => t.exitTime - t.entryTime, heldText),
  different(t => t.series) && column('Series', t => data.series[t.series].name, t => `${data.series[t.series].symbol} ${data.series[t.series].timeframe}`, 'text'),
  different(t => t.strategy) && column('Strategy', t => t.strategy, t => t.strategy, 'text'),
  different(t => t.long) && column('Side', t => Number(t.long), t => t.long ? '▲ long' : '▼ short', 'text'),
  column('Quantity', t => t.quantity, t => fixed(t.quantity, data.trades.quantity.places)),
  column('Entry price', t => priceOf(t, t.entryPrice), t => priceText(t, t.entryPrice)),
  column('Exit price', t => priceOf(t, t.exitPrice), t => priceText(t, t.exitPrice)),
  column('Fees', t => t.fees, t => moneyText(t.fees)),
  column('P&L', t => t.pnl, t => `${outcomeMark(t)} ${moneyText(t.pnl)}`, 'number signed'),
  column('P&L %', t => t.return, t => fixed(t.return, 2)),
  trades.some(t => t.multiple !== null) && column('R', t => t.multiple, t => fixed(t.multiple, 2)),
  column('MAE', t => t.mae, t => moneyText(t.mae)),
  column('MFE', t => t.mfe, t => moneyText(t.mfe)),
  column('Entry reason', t => t.entryReason, t => t.entryReason, 'text reason'),
  column('Exit reason', t => t.exitReason, t => t.exitReason, 'text reason'),
].filter(Boolean);

const table = { sort: columns[0], falling: false, page: 0 };

function compare(left, right) {
  const [a, b] = [table.sort.value(left), table.sort.value(right)];
  if (a === b) return left.index - right.index;
  if (a === null || b === null) return a === null ? 1 : -1;     // the undefined stay last
  return (a < b ? -1 : 1) * (table.falling ? -1 : 1);
}

function matches() {
  const words = byId('find').value.toLowerCase().split(/\s+/).filter(Boolean);
  const outcome = byId('outcome').value;
  const dates = [byId('from'), byId('to')].map(input => input.value ? Date.parse(input.value + 'T00:00:00Z') / 1000 : null);
  const seen = byId('in-view').checked ? equityView() : null;
  return trade => {
    const text = `${data.series[trade.series].name} ${trade.strategy} ${trade.long ? 'long' : 'short'} ${trade.entryReason} ${trade.exitReason}`.toLowerCase();
    return words.every(word => text.includes(word))
      && (!outcome || trade.outcome === Number(outcome))
      && (dates[0] === null || trade.entryTime >= dates[0]) && (dates[1] === null || trade.entryTime < dates[1] + 86400)
      && (!seen || trade.exitTime >= seen[0] && trade.entryTime <= seen[1]);
  };
}

function refilter() {
  table.page = 0;
  view.show(trades.filter(matches()).sort(compare));
}

function drawHead() {
  byId('columns').replaceChildren(...columns.map(each => element('th', {
    scope: 'col', class: each.kind, 'aria-sort': each === table.sort ? (table.falling ? 'descending' : 'ascending') : null,
  }, element('button', { type: 'button', onclick: () => {
    table.falling = each === table.sort && !table.falling;
    table.sort = each;
    drawHead();
    refilter();
    byId('columns').children[columns.indexOf(each)].firstElementChild.focus();
  } }, each.label, element('span', { 'aria-hidden': 'true' }, each === table.sort ? (table.falling ? ' ↓' : ' ↑') : '')))));
}

function drawRows() {
  const { shown, selected } = view;
  const pages = Math.max(1, Math.ceil(shown.length / PAGE));
  const first = table.page * PAGE;
  byId('rows').replaceChildren(...shown.slice(first, first + PAGE).map(trade => element('tr', {
    class: trade === selected ? 'selected' : '', 'aria-current': trade === selected ? 'true' : null, 'data-trade': trade.index,
    onclick: () => toChart(trade),
  }, element('th', { scope: 'row', class: 'number' },
    element('button', { type: 'button', 'aria-label': `Show trade ${trade.index + 1} in the chart` }, String(trade.index + 1))),
  ...columns.slice(1).map(each => element('td', { class: each.kind === 'number signed' ? `number signed ${sign(trade.outcome)}` : each.kind, title: each.kind === 'text reason' ? each.text(trade) : null }, each.text(trade))))));
  byId('shown').textContent = `${fixed(shown.length, 0)} of ${fixed(trades.length, 0)} trades, ${fixed(shown.filter(won).length, 0)} won`;
  byId('page').textContent = shown.length === 0 ? 'none' : `${fixed(first + 1, 0)}–${fixed(Math.min(first + PAGE, shown.length), 0)} of ${fixed(shown.length, 0)}`;
  byId('previous').disabled = table.page === 0;
  byId('next').disabled = table.page >= pages - 1;
}

function toChart(trade) {
  view.select(trade);
  byId('price').scrollIntoView({ behavior: calm.matches ? 'auto' : 'smooth' });
}

function turn(pages) {
  table.page += pages;
  drawRows();
}

function startTable() {
  drawHead();
  byId('filters').addEventListener('input', refilter);
  byId('filters').addEventListener('submit', event => event.preventDefault());
  byId('filters').addEventListener('reset', () => setTimeout(refilter));   // the fields are empty only after the event
  byId('previous').addEventListener('click', () => turn(-1));
  byId('next').addEventListener('click', () => turn(1));
  let waiting = 0;
  equity.chart.timeScale().subscribeVisibleLogicalRangeChange(() => {
    clearTimeout(waiting);
    if (byId('in-view').checked) waiting = setTimeout(refilter, 150);
  });
  view.onChange(what => {
    const at = view.shown.indexOf(view.selected);
    if (what === 'selected' && at >= 0) table.page = Math.floor(at / PAGE);
    drawRows();
  });
  drawRows();
}
