// The trades, which of them are shown and in what order, and which one is selected. Whoever draws them listens.

const data = JSON.parse(byId('data').textContent);

const trades = (columns => {
  const entries = decodeSparse(columns.entryTime), exits = decodeSparse(columns.exitTime);
  const cell = (column, i) => column.values[i];
  return entries.map((entry, i) => ({
    index: i,
    series: columns.series[i],
    strategy: columns.words[columns.strategy[i]],
    long: columns.long[i] === 1,
    entry,
    exit: exits[i],
    entryPrice: columns.entryPrice[i],
    exitPrice: columns.exitPrice[i],
    stop: columns.stop[i],
    target: columns.target[i],
    quantity: cell(columns.quantity, i),
    fees: cell(columns.fees, i),
    pnl: cell(columns.pnl, i),
    percent: cell(columns.return, i),
    multiple: cell(columns.multiple, i),
    mae: cell(columns.mae, i),
    mfe: cell(columns.mfe, i),
    entryReason: columns.words[columns.entryReason[i]],
    exitReason: columns.words[columns.exitReason[i]],
  }));
})(data.trades);

const view = {
  shown: trades,
  selected: null,
  listeners: [],
  onChange(listener) {
    this.listeners.push(listener);
  },
  show(shown) {
    this.shown = shown;
    for (const listener of this.listeners) listener('shown');
  },
  select(trade) {
    this.selected = trade;
    for (const listener of this.listeners) listener('selected');
  },
  // The next trade in the order shown; from none it is the first or the last.
  walk(steps) {
    if (this.shown.length === 0) return;
    const at = this.selected ? this.shown.indexOf(this.selected) : -1;
    const next = at < 0 ? (steps > 0 ? 0 : this.shown.length - 1) : at + steps;
    this.select(this.shown[Math.min(Math.max(next, 0), this.shown.length - 1)]);
  },
};

const priceOf = (trade, value) => value === null ? null : value / 10 ** data.series[trade.series].places;
const priceText = (trade, value) => fixed(value, data.series[trade.series].places);
const resultText = trade => trade.multiple === null
  ? fixed(trade.percent, data.trades.return.places) + ' %'
  : fixed(trade.multiple, data.trades.multiple.places) + ' R';
const moneyText = value => fixed(value, data.trades.pnl.places);
