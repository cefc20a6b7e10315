// Equity, buy and hold, and the drawdown under them.

const equity = { chart: null, times: [] };

function startEquity() {
  const { currency } = data;
  const source = data.equity;
  const times = decodeTimes(source.times);
  const [values, depths, market] = [source.equity, source.drawdown, source.market].map(decodeSparse);
  const options = chartOptions();
  const chart = LightweightCharts.createChart(byId('equity-chart'), {
    ...options, timeScale: { ...options.timeScale, minBarSpacing: 0.01, enableConflation: true, timeVisible: !/[dw]$/.test(source.step) },
  });
  const quiet = { priceLineVisible: false, lastValueVisible: false, crosshairMarkerRadius: 3 };
  const whole = { type: 'custom', minMove: 10 ** -source.places, formatter: value => plain(value, source.places > 2 ? 3 : 0) };
  const bought = market.length === 0 ? null : chart.addSeries(LightweightCharts.LineSeries,
    { ...quiet, lineWidth: 1, lineStyle: LightweightCharts.LineStyle.Dashed, priceFormat: whole });
  const own = chart.addSeries(LightweightCharts.LineSeries, { ...quiet, lineWidth: 2, priceFormat: whole });
  const fall = chart.addSeries(LightweightCharts.AreaSeries,
    { ...quiet, lineWidth: 1, invertFilledArea: true, priceFormat: { type: 'custom', minMove: 0.01, formatter: value => value.toFixed(1) + ' %' } }, 1);
  const points = (numbers, unit) => numbers.map((value, i) => value === null ? { time: times[i] } : { time: times[i], value: value / unit });
  const unit = 10 ** source.places;
  bought?.setData(points(market, unit));
  own.setData(points(values, unit));
  fall.setData(points(depths, -100));
  chart.panes()[1].setStretchFactor(0.5);
  const edge = margin(times.length, 'equity-chart');
  chart.timeScale().setVisibleLogicalRange({ from: -edge, to: times.length - 1 + edge });

  const shown = [
    { ...legendItem('Equity', 'accent'), text: i => `${fixed(values[i], source.places)} ${currency}` },
    { ...legendItem('Drawdown', 'down'), text: i => `${fixed(depths[i], 2)} %` },
    ...bought ? [{ ...legendItem('Buy and hold', 'dim', visible => bought.applyOptions({ visible })), text: i => `${fixed(market[i], source.places)} ${currency}` }] : [],
  ];
  const when = element('b', { class: 'item' });
  byId('equity-legend').replaceChildren(when, ...shown.map(line => line.item));
  const tell = index => {
    when.textContent = minute(times[index]);
    for (const { value, text } of shown) value.textContent = text(index);
  };
  tell(times.length - 1);
  chart.subscribeCrosshairMove(({ logical }) => tell(logical === undefined ? times.length - 1 : Math.min(Math.max(Math.round(logical), 0), times.length - 1)));
  byId('equity-note').textContent =
    `Last mark of each ${source.step}, deepest drawdown within it. ${bought ? source.marketLabel : 'No line for buy and hold: ' + source.marketLabel}.`;
  byId('equity-chart').setAttribute('aria-label',
    `Equity from ${fixed(values[0], source.places)} to ${fixed(values[values.length - 1], source.places)} ${currency}, deepest drawdown ${fixed(depths.reduce((a, b) => Math.max(a, b)), 2)} %. The key figures and the monthly table hold the same as text.`);
  byId('equity-chart').addEventListener('keydown', event => panByKey(event, chart));
  onTheme(() => {
    chart.applyOptions({ ...chartOptions(), timeScale: { borderColor: colour('line') } });
    own.applyOptions({ color: colour('accent') });
    bought?.applyOptions({ color: colour('dim') });
    fall.applyOptions({ lineColor: colour('down'), topColor: faded('down', 0.05), bottomColor: faded('down', 0.3) });
  });
  const log = byId('log');
  log.addEventListener('click', () => {
    const on = log.getAttribute('aria-pressed') !== 'true';
    log.setAttribute('aria-pressed', String(on));
    chart.priceScale('right').applyOptions({ mode: LightweightCharts.PriceScaleMode[on ? 'Logarithmic' : 'Normal'] });
  });
  Object.assign(equity, { chart, times });
}

function equityView() {
  const range = equity.chart.timeScale().getVisibleLogicalRange();
  const at = index => equity.times[Math.min(Math.max(Math.round(index), 0), equity.times.length - 1)];
  return range ? [at(range.from), at(range.to)] : [equity.times[0], equity.times[equity.times.length - 1]];
}
