// The line over a chart: what is under the crosshair, and buttons that show and hide indicators.

function legendItem(label, name, onToggle) {
  const value = element('span', { class: 'value' });
  const swatch = element('span', { class: 'swatch', 'aria-hidden': 'true', style: `background:var(--${name})` });
  if (!onToggle) return { value, item: element('span', { class: 'item' }, swatch, label + ' ', value) };
  const item = element('button', { type: 'button', class: 'item', 'aria-pressed': 'true', title: 'Show or hide' }, swatch, label + ' ', value);
  item.addEventListener('click', () => {
    const visible = item.getAttribute('aria-pressed') !== 'true';
    item.setAttribute('aria-pressed', String(visible));
    onToggle(visible);
  });
  return { value, item };
}
