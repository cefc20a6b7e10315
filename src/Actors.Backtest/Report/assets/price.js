// The candles of one series with its indicators and trades.

const LINES = 6;              // colours --line1 to --line6
const FIRST_BARS = 250;
const BARS_AROUND = 160;      // for a trade, when the view was much wider
const decoded = new Map();    // a series is decoded when it is first shown

const price = { chart: null, index: 0, times: [], candles: [], lines: [], marks: null, repaint: () => {} };

function showSeries(index) {
  price.chart?.remove();
  const series = data.series[index];
  if (!decoded.has(index)) decoded.set(index, decodeCandles(series));
  const { times, candles, volumes } = decoded.get(index);
  const options = chartOptions();
  const chart = LightweightCharts.createChart(byId('price-chart'), {
    ...options,
    timeScale: { ...options.timeScale, minBarSpacing: 0.001, rightOffset: 4, enableConflation: true, precomputeConflationOnInit: true },
  });
  const format = { type: 'custom', minMove: 10 ** -series.places, formatter: value => plain(value, series.places) };
  const volume = chart.addSeries(LightweightCharts.HistogramSeries, {
    priceScaleId: 'volume', lastValueVisible: false, priceLineVisible: false, priceFormat: { type: 'volume' },
  });
  volume.setData(volumes.map((value, i) => ({ time: times[i], value })));
  chart.priceScale('volume').applyOptions({ scaleMargins: { top: 0.86, bottom: 0 } });
  const bars = chart.addSeries(LightweightCharts.CandlestickSeries, { priceFormat: format, priceLineVisible: false });
  bars.setData(candles);
  chart.priceScale('right').applyOptions({ scaleMargins: { top: 0.1, bottom: 0.16 } });
  const marks = new TradeMarks(series);
  marks.set(times, trades.filter(trade => trade.series === index), data.open.filter(open => open.series === index));
  bars.attachPrimitive(marks);
  const lines = addTracks(chart, series, times, format);

  Object.assign(price, { chart, index, times, candles, lines, marks, repaint });
  describeSeries(series, times, candles, volumes, lines, chart);
  repaint();
  showBars(FIRST_BARS);

  function repaint() {
    chart.applyOptions(chartOptions());
    volume.applyOptions({ color: faded('dim', 0.28) });
    bars.applyOptions({
      upColor: colour('panel'), borderUpColor: colour('up'), wickUpColor: colour('up'),
      downColor: colour('down'), borderDownColor: colour('down'), wickDownColor: colour('down'),
    });
    for (const { line, name } of lines) line.applyOptions({ color: colour(name) });
  }
}

function addTracks(chart, series, times, format) {
  const lines = [];
  let panes = 0;
  for (const track of series.tracks) {
    const pane = track.overlay ? 0 : ++panes;
    for (const { output, places, values } of track.lines) {
      const name = 'line' + (lines.length % LINES + 1);
      const kind = output === 'histogram' ? LightweightCharts.HistogramSeries : LightweightCharts.LineSeries;
      const line = chart.addSeries(kind, {
        lineWidth: 1, priceLineVisible: false, lastValueVisible: false, crosshairMarkerVisible: false,
        priceFormat: track.overlay ? format : { type: 'price', precision: Math.min(places, 4), minMove: 10 ** -Math.min(places, 4) },
      }, pane);
      const numbers = decodeSparse(values).map(value => value === null ? null : value / 10 ** places);
      line.setData(numbers.map((value, i) => pointOf(times[i], value, numbers[i + 1] === null)));
      lines.push({ line, name, places, numbers, label: output ? `${track.name} ${output}` : track.name });
    }
  }
  for (const [i, pane] of chart.panes().entries()) pane.setStretchFactor(i === 0 ? 5 : 1);
  byId('price-chart').style.setProperty('--panes', panes);
  return lines;
}

// A line would bridge what is missing: the last point before that colours the bridge.
const pointOf = (time, value, beforeNone) =>
  value === null ? { time } : beforeNone ? { time, value, color: 'transparent' } : { time, value };

function describeSeries(series, times, candles, volumes, lines, chart) {
  const head = element('span', { class: 'item now' });
  for (const line of lines) Object.assign(line, legendItem(line.label, line.name, visible => line.line.applyOptions({ visible })));
  byId('price-legend').replaceChildren(head, ...lines.map(line => line.item));
  const tell = index => {
    const candle = candles[index];
    if (!candle) return;
    const text = value => plain(value, series.places);
    const change = (candle.close / candle.open - 1) * 100;
    head.replaceChildren(
      element('b', {}, minute(times[index])), ` O ${text(candle.open)} H ${text(candle.high)} L ${text(candle.low)} C ${text(candle.close)} `,
      element('span', { class: sign(change) }, `${mark(change)} ${change.toFixed(2)} %`), ` V ${short(volumes[index])}`);
    for (const { value, numbers, places } of lines)
      value.textContent = numbers[index] === null ? UNDEFINED : plain(numbers[index], Math.min(places, 4));
  };
  const within = index => Math.min(Math.max(index, 0), candles.length - 1);
  let pointed = false;     // else the last candle in view is told
  const tellLast = range => !pointed && range && tell(within(Math.floor(range.to)));
  tell(candles.length - 1);
  chart.timeScale().subscribeVisibleLogicalRangeChange(tellLast);
  chart.subscribeCrosshairMove(({ logical }) => {
    pointed = logical !== undefined;
    if (pointed) tell(within(Math.round(logical)));
    else tellLast(chart.timeScale().getVisibleLogicalRange());
  });
  chart.subscribeClick(({ logical }) => {
    const hit = price.marks.trades.filter(mark => mark.from - 1 <= logical && logical <= mark.to + 1);
    if (hit.length > 0) view.select(hit[hit.length - 1].trade);
  });
  const own = price.marks.trades.length;
  byId('price-chart').setAttribute('aria-label', times.length === 0 ? `${series.name}: no candles`
    : `${series.name}: ${fixed(times.length, 0)} candles from ${minute(times[0])} to ${minute(times[times.length - 1])}, ${fixed(own, 0)} trades. The list and the table hold the same trades as text.`);
  byId('series-notes').textContent = series.notes.join(' ');
  byId('series-notes').hidden = series.notes.length === 0;
}

function showBars(bars) {
  const last = price.times.length - 1;
  price.chart.timeScale().setVisibleLogicalRange(bars === 0 || bars > last
    ? { from: -margin(last, 'price-chart'), to: last + margin(last, 'price-chart') }
    : { from: last - bars, to: last + 4 });
}

// Room for the whole of the first and the last label under a chart that shows all.
const margin = (points, id) => 20 * points / (byId(id).clientWidth || 400);

function showTrade(trade) {
  if (trade.series !== price.index) {
    byId('series').value = trade.series;
    showSeries(trade.series);
  }
  const { from, to } = price.marks.trades.find(mark => mark.trade === trade);
  const scale = price.chart.timeScale();
  const seen = scale.getVisibleLogicalRange();
  const wide = seen ? seen.to - seen.from : BARS_AROUND;
  const bars = Math.max(wide > 3 * FIRST_BARS ? BARS_AROUND : wide, 1.6 * (to - from));
  scale.setVisibleLogicalRange({ from: (from + to - bars) / 2, to: (from + to + bars) / 2 });
}

function startPrice() {
  if (data.series.length === 0) return;
  showSeries(0);
  onTheme(() => price.repaint());
  byId('series').addEventListener('change', event => showSeries(Number(event.target.value)));
  for (const button of document.querySelectorAll('#ranges button'))
    button.addEventListener('click', () => showBars(Number(button.dataset.bars)));
  view.onChange(what => {
    if (what !== 'selected') return;
    if (view.selected) showTrade(view.selected);
    price.marks.requestUpdate();
  });
  byId('price-chart').addEventListener('keydown', event => panByKey(event, price.chart));
}

// Arrows pan, plus and minus zoom, for a chart that has the focus.
function panByKey(event, chart) {
  const scale = chart.timeScale();
  const { from, to } = scale.getVisibleLogicalRange();
  const step = (to - from) / 8;
  const move = { ArrowLeft: [-step, -step], ArrowRight: [step, step], '+': [step, -step], '-': [-step, step] }[event.key];
  if (!move) return;
  event.preventDefault();
  scale.setVisibleLogicalRange({ from: from + move[0], to: to + move[1] });
}
