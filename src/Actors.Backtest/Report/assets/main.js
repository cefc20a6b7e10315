// Starts the parts, and the keys that work anywhere on the page.

startPrice();
startEquity();
startScatter();
startList();
startTable();

document.addEventListener('keydown', event => {
  if (event.target.matches?.('input, select, textarea') || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'j') view.walk(1);
  else if (event.key === 'k') view.walk(-1);
  else if (event.key === 'Escape') view.select(null);
});

// For the browser's console: the trades, the selection and the charts.
window.report = { data, trades, view, price, equity };
