// The trades, which of them are shown and in what order, and which one is selected. Whoever draws them listens.

const data = JSON.parse(byId('data').textContent);

const trades = (packed => {
  const { words } = packed;
  const names = ['series', 'strategy', 'long', 'outcome', 'entryTime', 'exitTime', 'quantity', 'entryPrice', 'exitPrice', 'stop', 'target',
    'fees', 'pnl', 'return', 'multiple', 'mae', 'mfe', 'entryReason', 'exitReason'];
  const columns = names.map(name => [name, decodeSparse(packed[name].values ?? packed[name])]);
  return Array.from({ length: packed.count }, (_, index) => {
    const row = Object.fromEntries(columns.map(([name, values]) => [name, values[index]]));
    return {
      ...row, index, long: row.long === 1,
      strategy: words[row.strategy], entryReason: words[row.entryReason], exitReason: words[row.exitReason],
    };
  });
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
  ? fixed(trade.return, data.trades.return.places) + ' %'
  : fixed(trade.multiple, data.trades.multiple.places) + ' R';
// Times are of candles: within one, how long it was is not known.
const heldText = trade => trade.exitTime > trade.entryTime ? held(trade.exitTime - trade.entryTime) : '< ' + data.series[trade.series].timeframe;
const outcomeMark = trade => mark(trade.outcome);
const won = trade => trade.outcome > 0;
const moneyText = value => fixed(value, data.trades.pnl.places);
