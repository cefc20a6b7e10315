// Each trade by how far it went against its holder, or for him, and by what became of it.

const SCATTER_NEAR = 12;      // pixels from the pointer within which a trade is hit
const SCATTER_EDGE = { left: 46, right: 12, top: 8, bottom: 22 };

function startScatter() {
  const canvas = byId('scatter');
  const inR = trades.some(trade => trade.multiple !== null);
  const unit = inR ? 'R' : '%';
  const places = 10 ** data.trades.pnl.places;
  const value = (trade, money) => {     // the risk is the way to the stop and the fees
    const quantity = trade.quantity / 10 ** data.trades.quantity.places, entry = priceOf(trade, trade.entryPrice);
    const one = inR ? Math.abs(entry - priceOf(trade, trade.stop)) * quantity + trade.fees / places : entry * quantity / 100;
    return money / places / one;
  };
  const known = trades.filter(trade => !inR || trade.multiple !== null);
  let side = 'mae', points = [], near = null;

  function draw() {
    const { clientWidth: width, clientHeight: height } = canvas;
    if (width === 0 || known.length === 0) return;
    const ratio = devicePixelRatio;
    [canvas.width, canvas.height] = [width * ratio, height * ratio];
    const context = canvas.getContext('2d');
    context.scale(ratio, ratio);
    const xs = known.map(trade => Math.abs(value(trade, trade[side])));
    const ys = known.map(trade => value(trade, trade.pnl));
    const { left, right, top, bottom } = SCATTER_EDGE;
    const xTicks = ticks(0, percentile(xs, 0.99), 6), yTicks = ticks(Math.min(0, percentile(ys, 0.01)), Math.max(0, percentile(ys, 0.99)), 6);
    const [xEnd, low, high] = [xTicks[xTicks.length - 1], yTicks[0], yTicks[yTicks.length - 1]];
    const x = number => left + Math.min(number / xEnd, 1) * (width - left - right);
    const y = number => top + (1 - (Math.min(Math.max(number, low), high) - low) / (high - low)) * (height - top - bottom);
    drawAxes(context, { width, height, x, y, xTicks, yTicks, unit });
    points = known.map((trade, i) => ({ trade, x: x(xs[i]), y: y(ys[i]) }));
    const radius = points.length > 1000 ? 1.5 : points.length > 200 ? 2.2 : 3.2;
    context.globalAlpha = points.length > 200 ? 0.55 : 0.8;
    for (const point of points) {
      context.fillStyle = colour(point.trade.outcome > 0 ? 'up' : point.trade.outcome < 0 ? 'down' : 'dim');
      context.beginPath();
      context.arc(point.x, point.y, radius, 0, 7);
      context.fill();
    }
    context.globalAlpha = 1;
    for (const point of points.filter(each => each.trade === view.selected || each === near)) {
      context.strokeStyle = colour('accent');
      context.lineWidth = 2;
      context.beginPath();
      context.arc(point.x, point.y, radius + 3, 0, 7);
      context.stroke();
    }
  }

  function tell() {
    const words = side === 'mae' ? 'the deepest open loss' : 'the highest open profit';
    byId('excursion-note').textContent = near
      ? `#${near.trade.index + 1}  ${minute(near.trade.entryTime)}  ${side.toUpperCase()} ${moneyText(near.trade[side])}, P&L ${moneyText(near.trade.pnl)} ${data.currency}`
      : `Across ${words}, up the result, both in ${inR ? 'R' : 'percent of the value at entry'}. A click shows the trade.`;
    canvas.setAttribute('aria-label', `${side.toUpperCase()} and result of ${fixed(known.length, 0)} trades; the table of trades holds the same as text.`);
  }

  canvas.addEventListener('pointermove', event => {
    const away = point => Math.hypot(point.x - event.offsetX, point.y - event.offsetY);
    const nearest = points.reduce((best, point) => !best || away(point) < away(best) ? point : best, null);
    near = nearest && away(nearest) < SCATTER_NEAR ? nearest : null;
    canvas.style.cursor = near ? 'pointer' : '';
    draw();
    tell();
  });
  canvas.addEventListener('pointerleave', () => {
    near = null;
    draw();
    tell();
  });
  canvas.addEventListener('click', () => near && toChart(near.trade));
  for (const button of document.querySelectorAll('button[data-excursion]'))
    button.addEventListener('click', () => {
      [side, near] = [button.dataset.excursion, null];
      for (const each of document.querySelectorAll('button[data-excursion]')) each.setAttribute('aria-pressed', String(each === button));
      draw();
      tell();
    });
  view.onChange(what => what === 'selected' && draw());
  new ResizeObserver(draw).observe(canvas);
  onTheme(draw);
  tell();
}

function drawAxes(context, { width, height, x, y, xTicks, yTicks, unit }) {
  const { left, right, bottom } = SCATTER_EDGE;
  context.font = `11px ${getComputedStyle(document.body).fontFamily}`;
  context.lineWidth = 1;
  const text = number => `${Number(number.toPrecision(3))} ${unit}`;
  for (const tick of yTicks) {
    context.strokeStyle = colour(tick === 0 ? 'dim' : 'grid');
    context.beginPath();
    context.moveTo(left, Math.round(y(tick)) + 0.5);
    context.lineTo(width - right, Math.round(y(tick)) + 0.5);
    context.stroke();
    context.fillStyle = colour('dim');
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    context.fillText(text(tick), left - 6, y(tick));
  }
  context.textBaseline = 'alphabetic';
  for (const tick of xTicks) {
    context.strokeStyle = colour('grid');
    context.beginPath();
    context.moveTo(Math.round(x(tick)) + 0.5, y(yTicks[yTicks.length - 1]));
    context.lineTo(Math.round(x(tick)) + 0.5, height - bottom);
    context.stroke();
    context.textAlign = tick === xTicks[xTicks.length - 1] ? 'right' : 'center';
    context.fillText(text(tick), x(tick), height - 6);
  }
}

function percentile(values, share) {
  const ordered = [...values].sort((a, b) => a - b);
  return ordered[Math.round((ordered.length - 1) * share)];
}

// Round numbers that begin at or below the one and end at or above the other.
function ticks(low, high, most) {
  const span = high - low || 1;
  const power = 10 ** Math.floor(Math.log10(span / most));
  const step = [1, 2, 2.5, 5, 10].map(factor => factor * power).find(each => span / each <= most);
  const first = Math.floor(low / step), last = Math.max(first + 1, Math.ceil(high / step));
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}
