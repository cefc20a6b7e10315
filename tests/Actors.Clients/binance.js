// npm "binance" against the simulator.
import { MainClient, WebsocketAPIClient, WebsocketClient } from 'binance';
import { Mailbox, assert, end, farBelow, settings, step } from './steps.js';

const { symbol } = settings;
const quiet = { trace() {}, info() {}, error: console.error };
const baseUrl = settings.rest.replace(/\/api\/v3$/, '');
const keys = { api_key: settings.key, api_secret: settings.secret };
const rest = new MainClient({ ...keys, baseUrl });
const streams = new WebsocketClient({ ...keys, wsUrl: settings.streams, restOptions: { baseUrl } }, quiet);
const socket = new WebsocketAPIClient({ ...keys, wsUrl: settings.streams, restOptions: { baseUrl }, attachEventListeners: false }, quiet);

await step('markets load', async () => {
  const info = await rest.getExchangeInfo();
  assert.ok(info.symbols.some((s) => s.symbol === symbol && s.status === 'TRADING'));
});
await step('candles', async () => assert.equal((await rest.getKlines({ symbol, interval: '1m', limit: 100 })).length, 100));
const last = await step('price', async () => (await rest.getSymbolPriceTicker({ symbol })).price);
await step('account', async () => assert.ok((await rest.getAccountInformation()).balances.some((b) => b.asset === 'USDT')));

const market = new Mailbox();
streams.on('message', (m) => market.put(m));
streams.on('exception', (e) => console.error('stream exception', e));
await step('streamed trades and candles', async () => {
  await streams.subscribe([`${symbol.toLowerCase()}@trade`, `${symbol.toLowerCase()}@kline_1m`], 'main');
  await market.until((m) => (m.data ?? m).e === 'trade');
  await market.until((m) => (m.data ?? m).e === 'kline');
});

const user = new Mailbox();
socket.getWSClient().on('message', (m) => user.put(m.event ?? m));
socket.getWSClient().on('formattedMessage', () => {});
socket.getWSClient().on('exception', (e) => console.error('socket exception', e));
await step('user data subscription', () => socket.subscribeUserDataStream('mainWSAPI'));
const report = (id, type) => user.until((e) => e.e === 'executionReport' && e.i === id && e.x === type);

const limit = await step('a limit order is placed', async () => {
  const order = await rest.submitNewOrder({
    symbol, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: 0.001, price: farBelow(last), newOrderRespType: 'FULL',
  });
  assert.equal(order.status, 'NEW');
  return order;
});
await step('its report comes', () => report(limit.orderId, 'NEW'));
await step('it is found', async () => assert.equal((await rest.getOrder({ symbol, orderId: limit.orderId })).status, 'NEW'));
await step('it is cancelled', async () =>
  assert.equal((await rest.cancelOrder({ symbol, orderId: limit.orderId })).status, 'CANCELED'));
await step('the report of its cancel comes', () => report(limit.orderId, 'CANCELED'));
const bought = await step('a market order fills', async () => {
  const order = await rest.submitNewOrder({ symbol, side: 'BUY', type: 'MARKET', quantity: 0.001, newOrderRespType: 'FULL' });
  assert.equal(order.status, 'FILLED');
  return order;
});
await step('the report of its fill comes', () => report(bought.orderId, 'TRADE'));
await step('an order by the WebSocket API', async () => {
  const { result } = await socket.submitNewSpotOrder({
    symbol, side: 'SELL', type: 'MARKET', quantity: 0.001, timestamp: Date.now(), newOrderRespType: 'FULL',
  });
  assert.equal(result.status, 'FILLED');
  await report(result.orderId, 'TRADE');
});
await step('a WebSocket order without a timestamp is refused', async () => {
  await assert.rejects(() => socket.submitNewSpotOrder({ symbol, side: 'SELL', type: 'MARKET', quantity: 0.001 }),
    (e) => (e.error?.code ?? e.code) === -1102);
});
await step('listen keys are gone', async () => assert.rejects(() => rest.getSpotUserDataListenKey()));
end('binance');
