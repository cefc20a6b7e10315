// npm "binance" against the simulator.
import { MainClient, WebsocketAPIClient, WebsocketClient } from 'binance';
import { Mailbox, assert, candle, end, farAbove, farBelow, gone, lists, settings, stands, step } from './steps.js';

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
await step('candles', async () => {
  const candles = await rest.getKlines({ symbol, interval: '1m', limit: 100 });
  assert.equal(candles.length, 100);
  for (let i = 1; i < candles.length; i++) assert.equal(candles[i][0] - candles[i - 1][0], 60_000);
});
const last = await step('price', async () => (await rest.getSymbolPriceTicker({ symbol })).price);
await step('account', async () => assert.ok((await rest.getAccountInformation()).balances.some((b) => b.asset === 'USDT')));

const market = new Mailbox();
streams.on('message', (m) => market.put(m.data ?? m));
streams.on('exception', (e) => console.error('stream exception', e));
await step('streamed trades, candles and depth', async () => {
  const name = symbol.toLowerCase();
  await streams.subscribe([`${name}@trade`, `${name}@kline_1m`, `${name}@depth@100ms`], 'main');
  assert.ok(Number((await market.until((m) => m.e === 'trade')).p) > 0);
  candle((await market.until((m) => m.e === 'kline')).k);
  const first = await market.until((m) => m.e === 'depthUpdate');
  await market.until((m) => m.e === 'depthUpdate' && m.U === first.u + 1);
});

const user = new Mailbox();
socket.getWSClient().on('message', (m) => user.put(m.event ?? m));
socket.getWSClient().on('formattedMessage', () => {});
socket.getWSClient().on('exception', (e) => console.error('socket exception', e));
await step('user data subscription', () => socket.subscribeUserDataStream('mainWSAPI'));
const report = (id, type) => user.until((e) => e.e === 'executionReport' && e.i === id && e.x === type);
const listed = (id, status) => user.until((e) => e.e === 'listStatus' && e.g === id && e.l === status);
const order = (price, more) => ({
  symbol, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: 0.002, price, newOrderRespType: 'FULL', ...more,
});

const limit = await step('a limit order is placed', async () => {
  const placed = await rest.submitNewOrder(order(farBelow(last)));
  assert.equal(placed.status, 'NEW');
  return placed;
});
await step('its report comes', () => report(limit.orderId, 'NEW'));
await step('it is found', async () => assert.equal((await rest.getOrder({ symbol, orderId: limit.orderId })).status, 'NEW'));
await step('it is open', async () => assert.ok((await rest.getOpenOrders({ symbol })).some((o) => o.orderId === limit.orderId)));
await step('it is amended', async () => {
  // Its amendOrderKeepPriority asks for a path of futures.
  const { amendedOrder } = await rest.putPrivate('api/v3/order/amend/keepPriority', { symbol, orderId: limit.orderId, newQty: '0.001' });
  assert.equal(amendedOrder.orderId, limit.orderId);
  assert.equal(Number(amendedOrder.qty), 0.001);
  assert.equal(Number((await report(limit.orderId, 'REPLACED')).q), 0.001);
});
const replaced = await step('it is replaced', async () => {
  const both = await rest.replaceOrder(order(farBelow(last * 0.99), { cancelReplaceMode: 'STOP_ON_FAILURE', cancelOrderId: limit.orderId }));
  assert.equal(both.cancelResult, 'SUCCESS');
  assert.equal(both.newOrderResult, 'SUCCESS');
  assert.equal(both.cancelResponse.orderId, limit.orderId);
  await report(limit.orderId, 'CANCELED');
  await report(both.newOrderResponse.orderId, 'NEW');
  return both.newOrderResponse;
});
await step('what took its place is cancelled', async () => {
  assert.equal((await rest.cancelOrder({ symbol, orderId: replaced.orderId })).status, 'CANCELED');
  await report(replaced.orderId, 'CANCELED');
});
const bought = await step('a market order fills', async () => {
  const filled = await rest.submitNewOrder({ symbol, side: 'BUY', type: 'MARKET', quantity: 0.001, newOrderRespType: 'FULL' });
  assert.equal(filled.status, 'FILLED');
  assert.ok(filled.fills.length > 0);
  return filled;
});
await step('the report of its fill comes', async () => {
  const fill = await report(bought.orderId, 'TRADE');
  assert.equal(fill.X, 'FILLED');
  assert.equal(Number(fill.z), 0.001);
  assert.ok(Number(fill.n) > 0 && fill.N === 'BTC', 'a purchase pays its commission in what was bought');
});
await step('the balance after it comes', async () => {
  const { B } = await user.until((e) => e.e === 'outboundAccountPosition');
  assert.ok(B.some((b) => b.a === 'USDT'));
});
await step('its trade is found', async () =>
  assert.ok((await rest.getAccountTradeList({ symbol })).some((t) => t.orderId === bought.orderId)));

const oco = await step('an OCO stands', async () =>
  stands(await rest.submitNewOrderList(lists(last).oco), 'OCO', ['LIMIT_MAKER NEW', 'STOP_LOSS_LIMIT NEW']));
await step('it is told and found', async () => {
  await listed(oco.orderListId, 'EXEC_STARTED');
  assert.equal((await rest.getOCO({ orderListId: oco.orderListId })).listOrderStatus, 'EXECUTING');
  assert.ok((await rest.getAllOpenOCO()).some((l) => l.orderListId === oco.orderListId));
});
await step('it is cancelled as a whole', async () => {
  gone(await rest.cancelOCO({ symbol, orderListId: oco.orderListId }));
  await listed(oco.orderListId, 'ALL_DONE');
  for (const { orderId } of oco.orders) await report(orderId, 'CANCELED');
});
for (const [name, place, wanted] of [
  ['OTO', () => rest.submitNewOrderListOTO(lists(last).oto), ['LIMIT NEW', 'LIMIT_MAKER PENDING_NEW']],
  ['OTOCO', () => rest.submitNewOrderListOTOCO(lists(last).otoco), ['LIMIT NEW', 'LIMIT_MAKER PENDING_NEW', 'STOP_LOSS PENDING_NEW']],
])
  await step(`an ${name} stands and is cancelled`, async () => {
    const list = stands(await place(), 'OTO', wanted);
    await listed(list.orderListId, 'EXEC_STARTED');
    gone(await rest.cancelOCO({ symbol, orderListId: list.orderListId }));
    await listed(list.orderListId, 'ALL_DONE');
  });
await step('an OTO that fills wakes its pending order', async () => {
  const list = await rest.submitNewOrderListOTO({ ...lists(last).oto, workingPrice: farAbove(last) });
  const sale = list.orderReports.find((o) => o.side === 'SELL');
  await report(list.orderReports.find((o) => o.side === 'BUY').orderId, 'TRADE');
  await report(sale.orderId, 'NEW');
  assert.equal((await rest.getOrder({ symbol, orderId: sale.orderId })).status, 'NEW');
  await rest.cancelOrder({ symbol, orderId: sale.orderId });
});

// The same by the WebSocket API. This client adds no timestamp of its own.
const now = () => ({ symbol, timestamp: Date.now() });
await step('a market order by the WebSocket API', async () => {
  const { result } = await socket.submitNewSpotOrder({
    ...now(), side: 'SELL', type: 'MARKET', quantity: 0.001, newOrderRespType: 'FULL',
  });
  assert.equal(result.status, 'FILLED');
  await report(result.orderId, 'TRADE');
});
await step('an order is placed, found, amended, replaced and cancelled by the WebSocket API', async () => {
  const { result: placed } = await socket.submitNewSpotOrder({ ...now(), ...order(farBelow(last)) });
  assert.equal(placed.status, 'NEW');
  await report(placed.orderId, 'NEW');
  const { result: found } = await socket.getSpotOrderStatus({ ...now(), orderId: placed.orderId });
  assert.equal(found.status, 'NEW');
  const { result: amended } = await socket.amendSpotOrderKeepPriority({ ...now(), orderId: placed.orderId, newQty: '0.001' });
  assert.equal(Number(amended.amendedOrder.qty), 0.001);
  const { result: both } = await socket.cancelReplaceSpotOrder({
    ...now(), ...order(farBelow(last * 0.99)), cancelReplaceMode: 'STOP_ON_FAILURE', cancelOrderId: placed.orderId,
  });
  assert.equal(both.newOrderResult, 'SUCCESS');
  const { orderId } = both.newOrderResponse;
  assert.ok((await socket.getSpotOpenOrders(now())).result.some((o) => o.orderId === orderId));
  assert.equal((await socket.cancelSpotOrder({ ...now(), orderId })).result.status, 'CANCELED');
  await report(orderId, 'CANCELED');
});
await step('an OCO and an OTO by the WebSocket API', async () => {
  const { result: pair } = await socket.placeSpotOCOOrderList({ ...now(), ...lists(last).oco });
  stands(pair, 'OCO', ['LIMIT_MAKER NEW', 'STOP_LOSS_LIMIT NEW']);
  gone((await socket.cancelSpotOrderList({ ...now(), orderListId: pair.orderListId })).result);
  await listed(pair.orderListId, 'ALL_DONE');
  const { result: chain } = await socket.placeSpotOTOOrderList({ ...now(), ...lists(last).oto });
  stands(chain, 'OTO', ['LIMIT NEW', 'LIMIT_MAKER PENDING_NEW']);
  await socket.cancelAllSpotOpenOrders(now());
  await listed(chain.orderListId, 'ALL_DONE');
  assert.deepEqual((await socket.getSpotOpenOrders(now())).result, []);
});
await step('account and trades by the WebSocket API', async () => {
  assert.ok((await socket.getSpotAccountInformation({ timestamp: Date.now() })).result.balances.length > 0);
  assert.ok((await socket.getSpotMyTrades(now())).result.some((t) => t.orderId === bought.orderId));
});
await step('a WebSocket order without a timestamp is refused', async () => {
  await assert.rejects(() => socket.submitNewSpotOrder({ symbol, side: 'SELL', type: 'MARKET', quantity: 0.001 }),
    (e) => (e.error?.code ?? e.code) === -1102);
});
await step('an order beyond the account is refused', () =>
  assert.rejects(() => rest.submitNewOrder(order(farBelow(last), { quantity: 100 })), (e) => e.code === -2010));
await step('listen keys are gone', () => assert.rejects(() => rest.getSpotUserDataListenKey()));
end('binance');
