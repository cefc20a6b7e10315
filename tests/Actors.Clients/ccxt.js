// ccxt pro against the simulator.
import ccxt from 'ccxt';
import { assert, end, farBelow, gone, lists, settings, stands, step } from './steps.js';

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
await step('streamed trades', async () => assert.ok((await exchange.watchTrades(pair))[0].price > 0));
await step('streamed candles', async () => {
  const [time, open, high, low, close] = (await exchange.watchOHLCV(pair, '1m')).at(-1);
  assert.equal(time % 60_000, 0);
  assert.ok(low <= open && open <= high && low <= close && close <= high);
});
await step('streamed ticker', async () => assert.ok((await exchange.watchTicker(pair)).last > 0));
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
const edited = await step('it is cancelled and replaced', async () => {
  const order = await exchange.editOrder(limit.id, pair, 'limit', 'buy', 0.001, farBelow(ticker.last * 0.99));
  assert.notEqual(order.id, limit.id);
  await reported(limit.id, 'canceled');
  await reported(order.id, 'open');
  return order;
});
await step('what took its place is cancelled', async () => {
  assert.equal((await exchange.cancelOrder(edited.id, pair)).status, 'canceled');
  await reported(edited.id, 'canceled');
});
const market = await step('a market order fills', async () => {
  const order = await exchange.createOrder(pair, 'market', 'buy', 0.001);
  assert.equal(order.status, 'closed');
  assert.equal(order.filled, 0.001);
  return order;
});
await step('the report of its fill comes', () => reported(market.id, 'closed'));
await step('its trade is found', async () =>
  assert.ok((await exchange.fetchMyTrades(pair)).some((t) => t.order === market.id)));
await step('its trade and balance are streamed', async () => {
  const waiting = Promise.all([exchange.watchMyTrades(pair), exchange.watchBalance()]);
  const { id } = await exchange.createOrder(pair, 'market', 'sell', 0.001);
  const [trades, balance] = await waiting;
  assert.ok(trades.some((t) => t.order === id && t.amount > 0 && t.fee.cost > 0));
  assert.ok(balance.BTC.free > 0);
});
await step('a stop stands and is cancelled', async () => {
  const stop = await exchange.createStopLimitOrder(pair, 'sell', 0.001, farBelow(ticker.last), farBelow(ticker.last));
  assert.equal((await exchange.fetchOrder(stop.id, pair)).triggerPrice, Number(farBelow(ticker.last)));
  await reported(stop.id, 'open');
  await exchange.cancelAllOrders(pair);
  await reported(stop.id, 'canceled');
});

// Order lists, which it has no words of its own for.
for (const [name, method, contingency, wanted] of [
  ['oco', 'privatePostOrderListOco', 'OCO', ['LIMIT_MAKER NEW', 'STOP_LOSS_LIMIT NEW']],
  ['oto', 'privatePostOrderListOto', 'OTO', ['LIMIT NEW', 'LIMIT_MAKER PENDING_NEW']],
  ['otoco', 'privatePostOrderListOtoco', 'OTO', ['LIMIT NEW', 'LIMIT_MAKER PENDING_NEW', 'STOP_LOSS PENDING_NEW']],
])
  await step(`an ${name.toUpperCase()} stands and is cancelled`, async () => {
    const list = stands(await exchange[method](lists(ticker.last)[name]), contingency, wanted);
    const { orderListId } = list;
    assert.equal((await exchange.privateGetOrderList({ orderListId })).listOrderStatus, 'EXECUTING');
    gone(await exchange.privateDeleteOrderList({ symbol: settings.symbol, orderListId }));
    for (const { orderId } of list.orders) await reported(String(orderId), 'canceled');
  });
await step('an order is placed, found, replaced and cancelled by the WebSocket API', async () => {
  const placed = await exchange.createOrderWs(pair, 'limit', 'buy', 0.001, farBelow(ticker.last));
  await reported(placed.id, 'open');
  assert.equal((await exchange.fetchOrderWs(placed.id, pair)).status, 'open');
  const replaced = await exchange.editOrderWs(placed.id, pair, 'limit', 'buy', 0.001, farBelow(ticker.last * 0.99));
  await reported(placed.id, 'canceled');
  assert.ok((await exchange.fetchOpenOrdersWs(pair)).some((o) => o.id === replaced.id));
  await exchange.cancelOrderWs(replaced.id, pair);
  await reported(replaced.id, 'canceled');
});
await step('account and trades by the WebSocket API', async () => {
  // It does not tell its reader of balances that the account is a spot one, which then finds none.
  assert.equal((await exchange.fetchBalanceWs()).info.canTrade, true);
  assert.ok((await exchange.fetchMyTradesWs(pair)).some((t) => t.order === market.id));
});
await step('a bad order is refused', async () => {
  await assert.rejects(() => exchange.createOrder('DOGE/BTC', 'market', 'buy', 1), ccxt.BadSymbol);
  await assert.rejects(() => exchange.createOrder(pair, 'limit', 'buy', 100, farBelow(ticker.last)), ccxt.InsufficientFunds);
});
end('ccxt');
