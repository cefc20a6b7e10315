// Binance's own "@binance/spot" against the simulator.
import { Spot } from '@binance/spot';
import { Mailbox, assert, end, farBelow, settings, step } from './steps.js';

const { symbol } = settings;
const keys = { apiKey: settings.key, apiSecret: settings.secret };
const client = new Spot({
  configurationRestAPI: { ...keys, basePath: settings.rest.replace(/\/api\/v3$/, '') },
  configurationWebsocketAPI: { ...keys, wsURL: settings.socketApi },
  configurationWebsocketStreams: { wsURL: settings.streams },
});
const rest = client.restAPI;

await step('markets load', async () => {
  const info = await (await rest.exchangeInfo()).data();
  assert.ok(info.symbols.some((s) => s.symbol === symbol));
});
await step('candles', async () =>
  assert.equal((await (await rest.klines({ symbol, interval: '1m', limit: 100 })).data()).length, 100));
const last = await step('price', async () => (await (await rest.tickerPrice({ symbol })).data()).price);

const streams = await step('a market connection', () => client.websocketStreams.connect());
await step('streamed trades', () => new Promise((done) => streams.trade({ symbol: symbol.toLowerCase() }).on('message', done)));
await step('streamed candles', () =>
  new Promise((done) => streams.kline({ symbol: symbol.toLowerCase(), interval: '1m' }).on('message', done)));

const socket = await step('a WebSocket API connection', () => client.websocketAPI.connect());
const user = new Mailbox();
await step('user data subscription', async () => {
  const { response, stream } = await socket.userDataStreamSubscribeSignature();
  stream.on('message', (m) => user.put(m.event ?? m));
  assert.equal((response.data ?? response).subscriptionId, 0);
});
const report = (id, type) => user.until((e) => e.e === 'executionReport' && Number(e.i) === Number(id) && e.x === type);

const limit = await step('a limit order is placed', async () => {
  const order = await (await rest.newOrder({
    symbol, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: 0.001, price: Number(farBelow(last)),
  })).data();
  assert.equal(order.status, 'NEW');
  return order;
});
await step('its report comes', () => report(limit.orderId, 'NEW'));
await step('it is found', async () =>
  assert.equal((await (await rest.getOrder({ symbol, orderId: limit.orderId })).data()).status, 'NEW'));
await step('it is cancelled', async () =>
  assert.equal((await (await rest.deleteOrder({ symbol, orderId: limit.orderId })).data()).status, 'CANCELED'));
await step('the report of its cancel comes', () => report(limit.orderId, 'CANCELED'));
const bought = await step('a market order by the WebSocket API fills', async () => {
  const order = (await socket.orderPlace({ symbol, side: 'BUY', type: 'MARKET', quantity: 0.001 })).data;
  assert.equal(order.status, 'FILLED');
  return order;
});
await step('the report of its fill comes', () => report(bought.orderId, 'TRADE'));
await step('its trade is found', async () => {
  const trades = await (await rest.myTrades({ symbol })).data();
  assert.ok(trades.some((t) => Number(t.orderId) === Number(bought.orderId)));
});
end('@binance/spot');
