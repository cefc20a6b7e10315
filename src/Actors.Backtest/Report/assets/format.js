// Numbers arrive as whole numbers of their last place, already rounded; here they only get their points and commas.

const UNDEFINED = '–';

function fixed(value, places) {
  if (value === null || value === undefined) return UNDEFINED;
  const digits = String(Math.abs(value)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, ',');
  return (value < 0 ? '-' : '') + whole + (places ? '.' + digits.slice(digits.length - places) : '');
}

const plain = (value, places) => fixed(Math.round(value * 10 ** places), places);

function short(value) {
  for (const [size, letter] of [[1e9, 'B'], [1e6, 'M'], [1e3, 'k']])
    if (value >= size) return (value / size).toPrecision(3) + letter;
  return String(Number(value.toPrecision(3)));
}

const iso = seconds => new Date(seconds * 1000).toISOString();
const minute = seconds => iso(seconds).slice(0, 16).replace('T', ' ');
const day = seconds => iso(seconds).slice(0, 10);

function held(seconds) {
  if (seconds < 7200) return Math.round(seconds / 60) + ' min';
  const hours = seconds / 3600;
  return hours >= 48 ? (hours / 24).toFixed(1) + ' d' : hours.toFixed(1) + ' h';
}

const sign = value => value > 0 ? 'up' : value < 0 ? 'down' : '';
const mark = value => value > 0 ? '▲' : value < 0 ? '▼' : '·';

// All text goes in as text, never as markup.
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'class') made.className = value;
    else if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

const byId = id => document.getElementById(id);
