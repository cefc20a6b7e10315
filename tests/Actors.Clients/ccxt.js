// ccxt pro against the simulator.
import ccxt from 'ccxt';
import { assert, end, farBelow, settings, step } from './steps.js';

const exchange = new ccxt.pro.binance({
  apiKey: settings.key,
  secret: settings.secret,
  options: { fetchMarkets: { types: ['spot'] }, fetchMargins: false, fetchCurrencies: false, defaultType: 'spot' },
});
exchange.urls.api.public = settings.rest;
exchange.urls.api.private = settings.rest;
// It tells spot from futures by the word "stream" in the address.
exchange.urls.api.ws.spot = `${settings.streams}/stream/ws`;
exchange.urls.api.ws['ws-api'] = { ...exchange.urls.api.ws['ws-api'], spot: settings.socketApi };
const pair = 'BTC/USDT';

await step('markets load', async () => {
  const markets = await exchange.loadMarkets();
  assert.ok(markets[pair], `no ${pair} in ${Object.keys(markets)}`);
  assert.equal(markets[pair].precision.price, 0.01);
});
await step('candles', async () => {
  const candles = await exchange.fetchOHLCV(pair, '1m', undefined, 100);
  assert.equal(candles.length, 100);
  for (let i = 1; i < candles.length; i++) assert.equal(candles[i][0] - candles[i - 1][0], 60_000);
});
const ticker = await step('ticker', () => exchange.fetchTicker(pair));
assert.ok(ticker.last > 0);
await step('balance', async () => assert.ok((await exchange.fetchBalance()).USDT.free > 1000));

await exchange.loadHttpProxyAgent();
await step('streamed trades', async () => assert.ok((await exchange.watchTrades(pair)).length > 0));
await step('streamed candles', async () => assert.ok((await exchange.watchOHLCV(pair, '1m')).length > 0));
await step('streamed book', async () => {
  const book = await exchange.watchOrderBook(pair);
  assert.ok(book.bids[0][0] < book.asks[0][0]);
});
// The user data subscription has to stand before the first order.
const reports = [];
const watching = (async () => {
  for (;;) for (const order of await exchange.watchOrders(pair)) reports.push({ ...order });
})();
watching.catch(() => {});
await step('user data subscription', async () => {
  // Once the exchange has confirmed it, ccxt waits for orders.
  while (!Object.values(exchange.clients).some((c) => Object.keys(c.futures).some((f) => f.startsWith('orders'))))
    await new Promise((r) => setTimeout(r, 20));
});
const reported = async (id, status) => {
  while (!reports.some((r) => r.id === id && r.status === status)) await new Promise((r) => setTimeout(r, 20));
};

const limit = await step('a limit order is placed', async () => {
  const order = await exchange.createOrder(pair, 'limit', 'buy', 0.001, farBelow(ticker.last));
  assert.equal(order.status, 'open');
  return order;
});
await step('its report comes', () => reported(limit.id, 'open'));
await step('it is found', async () => assert.equal((await exchange.fetchOrder(limit.id, pair)).status, 'open'));
await step('it is open', async () => assert.ok((await exchange.fetchOpenOrders(pair)).some((o) => o.id === limit.id)));
await step('it is cancelled', async () => assert.equal((await exchange.cancelOrder(limit.id, pair)).status, 'canceled'));
await step('the report of its cancel comes', () => reported(limit.id, 'canceled'));
const market = await step('a market order fills', async () => {
  const order = await exchange.createOrder(pair, 'market', 'buy', 0.001);
  assert.equal(order.status, 'closed');
  assert.equal(order.filled, 0.001);
  return order;
});
await step('the report of its fill comes', () => reported(market.id, 'closed'));
await step('its trade is found', async () =>
  assert.ok((await exchange.fetchMyTrades(pair)).some((t) => t.order === market.id)));
await step('a bad order is refused', async () => {
  await assert.rejects(() => exchange.createOrder('DOGE/BTC', 'market', 'buy', 1), ccxt.BadSymbol);
  await assert.rejects(() => exchange.createOrder(pair, 'limit', 'buy', 100, farBelow(ticker.last)), ccxt.InsufficientFunds);
});
end('ccxt');
