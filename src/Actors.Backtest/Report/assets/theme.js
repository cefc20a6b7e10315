// Auto follows the system; the choice is kept where the browser allows it for files.

const themed = [];
const systemDark = matchMedia('(prefers-color-scheme: dark)');
const calm = matchMedia('(prefers-reduced-motion: reduce)');

// Charts ask in every frame, so the computed style is read once for each theme.
const palette = new Map();

function colour(name) {
  if (!palette.has(name)) palette.set(name, getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim());
  return palette.get(name);
}

function faded(name, share) {
  const hex = colour(name);
  const part = at => parseInt(hex.slice(at, at + 2), 16);
  return `rgba(${part(1)}, ${part(3)}, ${part(5)}, ${share})`;
}

function onTheme(paint) {
  themed.push(paint);
  paint();
}

function setTheme(choice) {
  const dark = choice === 'dark' || choice === 'auto' && systemDark.matches;
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  for (const button of document.querySelectorAll('button[data-theme]'))
    button.setAttribute('aria-pressed', String(button.dataset.theme === choice));
  palette.clear();
  for (const paint of themed) paint();
}

let themeChoice = 'auto';
try {
  themeChoice = localStorage.getItem('report-theme') || 'auto';
} catch { /* no storage for files here */ }
setTheme(themeChoice);
systemDark.addEventListener('change', () => setTheme(themeChoice));
for (const button of document.querySelectorAll('button[data-theme]'))
  button.addEventListener('click', () => {
    themeChoice = button.dataset.theme;
    setTheme(themeChoice);
    try {
      localStorage.setItem('report-theme', themeChoice);
    } catch { /* the choice lasts as long as the page */ }
  });

function chartOptions() {
  return {
    autoSize: true,
    handleScroll: { vertTouchDrag: false },   // a finger that goes up or down scrolls the page
    layout: {
      background: { color: 'transparent' },
      textColor: colour('dim'),
      fontFamily: getComputedStyle(document.body).fontFamily,
      fontSize: 11,
      attributionLogo: false,
      panes: { separatorColor: colour('line'), separatorHoverColor: faded('accent', 0.2) },
    },
    grid: { vertLines: { color: colour('grid') }, horzLines: { color: colour('grid') } },
    crosshair: {
      mode: LightweightCharts.CrosshairMode.Normal,
      vertLine: { color: colour('dim'), labelBackgroundColor: colour('label') },
      horzLine: { color: colour('dim'), labelBackgroundColor: colour('label') },
    },
    rightPriceScale: { borderColor: colour('line'), entireTextOnly: true },
    timeScale: { borderColor: colour('line'), timeVisible: true, secondsVisible: false },
    localization: { locale: 'en-GB', timeFormatter: minute },
  };
}
