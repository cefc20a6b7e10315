// Draws trades, gaps and the warm-up on the price pane: entry and exit at their prices, joined by a line.

const MARK = 5;
const SMALLEST_MARK = 1.6;     // where trades crowd, dots
const LEVELS_FROM_SPACING = 3;   // stops and targets of all trades only where candles have room
const CROWDED = 7;             // pixels for a trade, below which their results are drawn as bars on top
const BAR = 3;
const BARS_HEIGHT = 18;        // of the gains and, below them, of the losses

class TradeMarks {
  constructor(series) {
    this.gaps = series.gaps;
    this.from = series.from;
    this.times = [];
    this.trades = [];
  }

  attached({ chart, series, requestUpdate }) {
    Object.assign(this, { chart, series, requestUpdate });
  }

  set(times, own, open) {
    this.times = times;
    this.trades = own.map(trade => ({
      trade,
      from: Math.max(0, indexAt(times, trade.entryTime)),
      to: Math.max(0, indexAt(times, trade.exitTime)),
      entry: priceOf(trade, trade.entryPrice),
      exit: priceOf(trade, trade.exitPrice),
      stop: priceOf(trade, trade.stop),
      target: priceOf(trade, trade.target),
    }));
    this.open = open.map(each => ({
      long: each.long,
      from: Math.max(0, indexAt(times, each.time)),
      entry: priceOf(each, each.price),
      stop: priceOf(each, each.stop),
      target: priceOf(each, each.target),
    }));
    this.holes = this.gaps.map(([first, last]) => {
      const before = indexAt(times, first - 1), end = indexAt(times, last);
      return { before, end };      // equal where nothing was filled in
    });
    this.warmUp = indexAt(times, this.from - 1);
  }

  paneViews() {
    return [
      { zOrder: () => 'bottom', renderer: () => ({ draw: target => target.useMediaCoordinateSpace(space => this.drawBands(space)) }) },
      { zOrder: () => 'top', renderer: () => ({ draw: target => target.useMediaCoordinateSpace(space => this.drawTrades(space)) }) },
    ];
  }

  // The chosen trade's stop and target belong into the view, even where no candle reached them.
  autoscaleInfo(from, to) {
    const chosen = this.trades.find(mark => mark.trade === view.selected);
    if (!chosen || chosen.to < from || chosen.from > to) return null;
    const prices = [chosen.entry, chosen.exit, chosen.stop, chosen.target].filter(price => price !== null);
    return { priceRange: { minValue: Math.min(...prices), maxValue: Math.max(...prices) } };
  }

  half() {
    return this.chart.timeScale().options().barSpacing / 2;
  }

  x(index) {
    return this.chart.timeScale().logicalToCoordinate(index);
  }

  drawBands({ context, mediaSize }) {
    const half = this.half();
    const band = (left, right, fill) => {
      if (right < 0 || left > mediaSize.width) return;
      context.fillStyle = fill;
      context.fillRect(left, 0, Math.max(3, right - left), mediaSize.height);
    };
    if (this.warmUp >= 0) band(this.x(0) - half, this.x(this.warmUp) + half, colour('warm'));
    for (const { before, end } of this.holes) band(this.x(before) + half, this.x(end) + half, colour('gap'));
  }

  drawTrades({ context, mediaSize }) {
    const range = this.chart.timeScale().getVisibleLogicalRange();
    if (!range) return;
    const spacing = mediaSize.width / (range.to - range.from);
    const visible = this.trades.filter(mark => mark.to >= range.from && mark.from <= range.to);
    const chosen = visible.find(mark => mark.trade === view.selected);
    const y = price => this.series.priceToCoordinate(price);
    const placed = visible.map(mark => ({
      mark, won: mark.trade.pnl > 0, x1: this.x(mark.from), x2: this.x(mark.to), y1: y(mark.entry), y2: y(mark.exit),
    }));
    context.lineWidth = 1;
    this.drawOpen(context, range, y);
    if (placed.length * CROWDED > mediaSize.width) {
      this.drawResults(context, placed);
      if (chosen) {
        const own = placed.filter(p => p.mark === chosen);
        this.drawLevels(context, own[0], y);
        this.drawChosen(context, own[0]);
        this.drawEnds(context, own, MARK);
      }
      return;
    }
    for (const won of [true, false]) this.drawJoins(context, placed.filter(p => p.won === won), won);
    if (spacing >= LEVELS_FROM_SPACING || chosen)
      for (const p of placed) if (spacing >= LEVELS_FROM_SPACING || p.mark === chosen) this.drawLevels(context, p, y);
    if (chosen) this.drawChosen(context, placed.find(p => p.mark === chosen));
    const room = Math.max(spacing, mediaSize.width / (4 * placed.length));
    this.drawEnds(context, placed, Math.min(MARK, Math.max(SMALLEST_MARK, room)));
  }

  // The position that the run ended with: from its entry to the last candle.
  drawOpen(context, range, y) {
    const last = this.times.length - 1;
    for (const mark of this.open.filter(each => last >= range.from && each.from <= range.to)) {
      const p = { mark: { ...mark, trade: mark }, x1: this.x(mark.from), x2: this.x(last), y1: y(mark.entry) };
      context.strokeStyle = colour('entry');
      context.setLineDash([6, 4]);
      context.beginPath();
      context.moveTo(p.x1, p.y1);
      context.lineTo(p.x2 + this.half(), p.y1);
      context.stroke();
      context.setLineDash([]);
      this.drawLevels(context, p, y);
      this.drawEntries(context, [p], MARK);
    }
  }

  // Where marks would cover the candles: the sum of the results of each few pixels, by the time of the exit.
  drawResults(context, placed) {
    const sums = new Map();
    for (const { mark, x2 } of placed) {
      const at = Math.floor(x2 / BAR);
      sums.set(at, (sums.get(at) ?? 0) + mark.trade.pnl);
    }
    const most = Math.max(...[...sums.values()].map(Math.abs), 1);
    const base = BARS_HEIGHT + 4;
    context.fillStyle = colour('line');
    context.fillRect(0, base, context.canvas.width, 1);
    for (const [at, sum] of sums) {
      const height = Math.max(1, BARS_HEIGHT * Math.sqrt(Math.abs(sum) / most));
      context.fillStyle = colour(sum > 0 ? 'up' : 'down');
      context.fillRect(at * BAR, sum > 0 ? base - height : base, BAR - 1, height);
    }
  }

  drawJoins(context, placed, won) {
    context.strokeStyle = colour(won ? 'up' : 'down');
    context.setLineDash([2, 3]);
    context.beginPath();
    for (const { x1, x2, y1, y2 } of placed) {
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
    }
    context.stroke();
    context.setLineDash([]);
  }

  drawLevels(context, { mark, x1, x2 }, y) {
    const chosen = mark.trade === view.selected;
    const half = Math.max(4, this.half());
    for (const [price, name, dash] of [[mark.stop, 'down', [5, 3]], [mark.target, 'up', [1, 3]]]) {
      if (price === null) continue;
      context.strokeStyle = colour(name);
      context.lineWidth = chosen ? 2 : 1;
      context.setLineDash(dash);
      context.beginPath();
      context.moveTo(x1 - half, y(price));
      context.lineTo(x2 + half, y(price));
      context.stroke();
    }
    context.setLineDash([]);
    context.lineWidth = 1;
  }

  drawChosen(context, { mark, won, x1, x2, y1, y2 }) {
    const half = Math.max(4, this.half());
    context.fillStyle = faded(won ? 'up' : 'down', 0.16);
    context.fillRect(x1 - half, Math.min(y1, y2), x2 - x1 + 2 * half, Math.max(1, Math.abs(y2 - y1)));
    context.strokeStyle = colour('accent');
    context.lineWidth = 2;
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.stroke();
    const label = `#${mark.trade.index + 1}  ${resultText(mark.trade)}`;
    context.font = `600 12px ${getComputedStyle(document.body).fontFamily}`;
    const width = context.measureText(label).width + 12;
    const [left, top] = [x2 + half + 6, y2 - 10];
    context.fillStyle = colour('label');
    context.beginPath();
    context.roundRect(left, top, width, 20, 4);
    context.fill();
    context.fillStyle = '#ffffff';
    context.textBaseline = 'middle';
    context.fillText(label, left + 6, top + 10.5);
  }

  drawShapes(context, size, fill, shapes) {
    context.fillStyle = fill;
    context.strokeStyle = colour('panel');
    context.beginPath();
    for (const points of shapes) {
      context.moveTo(...points[0]);
      for (const point of points.slice(1)) context.lineTo(...point);
      context.closePath();
    }
    if (size > 3) context.stroke();
    context.fill();
  }

  drawEntries(context, placed, size) {
    this.drawShapes(context, size, colour('entry'), placed.map(({ mark, x1, y1 }) => {
      const down = mark.trade.long ? 1 : -1;
      return [[x1, y1], [x1 + size, y1 + down * 1.7 * size], [x1 - size, y1 + down * 1.7 * size]];
    }));
  }

  drawEnds(context, placed, size) {
    this.drawEntries(context, placed, size);
    const half = 0.7 * size;
    this.drawShapes(context, size, colour('up'), placed.filter(p => p.won).map(({ x2: x, y2: y }) =>
      [[x - half, y - half], [x + half, y - half], [x + half, y + half], [x - half, y + half]]));
    this.drawCrosses(context, placed.filter(p => !p.won), half, size);
  }

  drawCrosses(context, placed, half, size) {
    context.lineCap = 'round';
    for (const [name, width] of size > 3 ? [['panel', 4.5], ['down', 2.5]] : [['down', 1]]) {
      context.strokeStyle = colour(name);
      context.lineWidth = width;
      context.beginPath();
      for (const { x2: x, y2: y } of placed) {
        context.moveTo(x - half, y - half);
        context.lineTo(x + half, y + half);
        context.moveTo(x + half, y - half);
        context.lineTo(x - half, y + half);
      }
      context.stroke();
    }
    context.lineCap = 'butt';
    context.lineWidth = 1;
  }
}
