// The other side of Varints.cs: zigzag, seven bits a byte with the lowest first, in base64url.

function bytesOf(text) {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

// Multiplication instead of shifts: values go up to 2^53, bit operators to 2^32.
function unsigned(text) {
  const bytes = bytesOf(text);
  const values = [];
  let value = 0, scale = 1;
  for (const byte of bytes) {
    value += (byte & 127) * scale;
    scale *= 128;
    if (byte < 128) {
      values.push(value);
      value = 0;
      scale = 1;
    }
  }
  return values;
}

const signed = code => code % 2 === 0 ? code / 2 : -(code + 1) / 2;

const decode = text => unsigned(text).map(signed);

function decodeSparse(text) {
  let last = 0;
  return unsigned(text).map(code => code === 0 ? null : last += signed(code - 1));
}

function decodeTimes(text) {
  const [first, ...runs] = decode(text);
  const times = first === undefined ? [] : [first];
  for (let i = 0; i < runs.length; i += 2)
    for (let n = 0; n < runs[i + 1]; n++) times.push(times[times.length - 1] + runs[i]);
  return times;
}

function decodeCandles(series) {
  const times = decodeTimes(series.times);
  const [open, high, low, close, volume] = [series.open, series.high, series.low, series.close, series.volume].map(decode);
  const unit = 10 ** series.places, volumeUnit = 10 ** series.volumePlaces;
  let before = 0;
  const candles = times.map((time, i) => {
    const o = before + open[i], c = o + close[i];
    before = c;
    return {
      time,
      open: o / unit,
      high: (Math.max(o, c) + high[i]) / unit,
      low: (Math.min(o, c) - low[i]) / unit,
      close: c / unit,
    };
  });
  return { times, candles, volumes: volume.map(v => v / volumeUnit) };
}

// Index of the last time that is not after the moment; -1 before the first.
function indexAt(times, moment) {
  let low = 0, high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= moment) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
