// The trades beside the chart. Only the rows in view exist, so that thousands scroll as easily as ten.

const ROW = 30;
const EXTRA = 4;

function startList() {
  const list = byId('list'), space = list.firstElementChild;

  function draw() {
    const { shown, selected } = view;
    space.style.height = `${shown.length * ROW}px`;
    const first = Math.max(0, Math.floor(list.scrollTop / ROW) - EXTRA);
    const last = Math.min(shown.length, Math.ceil((list.scrollTop + list.clientHeight) / ROW) + EXTRA);
    space.replaceChildren(...shown.slice(first, last).map((trade, i) => element('div', {
      class: 'trade', role: 'option', id: `trade-${trade.index}`, style: `top:${(first + i) * ROW}px`,
      'aria-selected': String(trade === selected), 'aria-setsize': shown.length, 'aria-posinset': first + i + 1,
      onclick: () => view.select(trade),
    },
    element('span', { class: 'dim' }, `${trade.index + 1}`),
    element('span', {}, minute(trade.entryTime)),
    element('span', {}, data.series[trade.series].symbol),
    element('span', { class: 'number ' + sign(trade.outcome) }, `${outcomeMark(trade)} ${resultText(trade)}`))));
    if (selected && shown.includes(selected)) list.setAttribute('aria-activedescendant', `trade-${selected.index}`);
    else list.removeAttribute('aria-activedescendant');
  }

  function reveal() {
    const at = view.shown.indexOf(view.selected) * ROW;
    if (at < 0) return;
    if (at < list.scrollTop || at + ROW > list.scrollTop + list.clientHeight) list.scrollTop = at - list.clientHeight / 2;
  }

  list.addEventListener('scroll', draw);
  list.addEventListener('keydown', event => {
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, End: view.shown.length, Home: -view.shown.length }[event.key];
    if (!steps) return;
    event.preventDefault();
    view.walk(steps);
  });
  new ResizeObserver(draw).observe(list);
  view.onChange(what => {
    if (what === 'selected') reveal();
    draw();
    describe();
  });
  draw();
  describe();
}

function describe() {
  const trade = view.selected;
  const walk = element('div', { class: 'switch' },
    element('button', { type: 'button', 'aria-label': 'Previous trade', onclick: () => view.walk(-1) }, '◀'),
    element('button', { type: 'button', 'aria-label': 'Next trade', onclick: () => view.walk(1) }, '▶'));
  if (!trade) {
    byId('selected').replaceChildren(element('div', { class: 'title' },
      element('span', { class: 'dim' }, trades.length === 0 ? 'No closed trade' : `${fixed(trades.length, 0)} trades, none selected`), walk));
    return;
  }
  const row = (term, ...text) => element('div', {}, element('dt', {}, term), element('dd', {}, ...text));
  byId('selected').replaceChildren(
    element('div', { class: 'title' },
      element('b', {}, `#${trade.index + 1} ${trade.long ? '▲ long' : '▼ short'} `),
      element('span', { class: sign(trade.outcome) }, `${outcomeMark(trade)} ${moneyText(trade.pnl)} ${data.currency}`), walk),
    element('p', { class: 'dim' }, `${data.series[trade.series].symbol} ${data.series[trade.series].timeframe}, ${trade.strategy}, held ${heldText(trade)}`),
    element('dl', {},
      row('Entry', `${priceText(trade, trade.entryPrice)}, ${minute(trade.entryTime)}`, element('small', {}, trade.entryReason)),
      row('Exit', `${priceText(trade, trade.exitPrice)}, ${minute(trade.exitTime)}`, element('small', {}, trade.exitReason)),
      row('Stop, target', `${priceText(trade, trade.stop)}, ${priceText(trade, trade.target)}`),
      row('R, return', `${trade.multiple === null ? UNDEFINED : fixed(trade.multiple, 2) + ' R'}, ${fixed(trade.return, 2)} %`),
      row('MAE, MFE', `${moneyText(trade.mae)}, ${moneyText(trade.mfe)}`)));
}
