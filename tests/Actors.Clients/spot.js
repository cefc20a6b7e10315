// Binance's own "@binance/spot" against the simulator.
import { Spot } from '@binance/spot';
import { Mailbox, assert, candle, end, farAbove, farBelow, gone, lists, settings, stands, step } from './steps.js';

const { symbol } = settings;
const keys = { apiKey: settings.key, apiSecret: settings.secret };
const client = new Spot({
  configurationRestAPI: { ...keys, basePath: settings.rest.replace(/\/api\/v3$/, '') },
  configurationWebsocketAPI: { ...keys, wsURL: settings.socketApi },
  configurationWebsocketStreams: { wsURL: settings.streams },
});
const rest = client.restAPI;
const told = async (answer) => (await answer).data();

await step('markets load', async () => {
  const info = await told(rest.exchangeInfo());
  assert.ok(info.symbols.some((s) => s.symbol === symbol && s.status === 'TRADING'));
});
await step('candles', async () => {
  const candles = await told(rest.klines({ symbol, interval: '1m', limit: 100 }));
  assert.equal(candles.length, 100);
  for (let i = 1; i < candles.length; i++) assert.equal(Number(candles[i][0]) - Number(candles[i - 1][0]), 60_000);
});
const last = await step('price', async () => (await told(rest.tickerPrice({ symbol }))).price);
await step('account', async () => assert.ok((await told(rest.getAccount())).balances.some((b) => b.asset === 'USDT')));

const streams = await step('a market connection', () => client.websocketStreams.connect());
const first = (stream) => new Promise((done) => stream.on('message', done));
await step('streamed trades, candles and depth', async () => {
  const name = symbol.toLowerCase();
  const [trade, kline, depth] = await Promise.all([
    first(streams.trade({ symbol: name })),
    first(streams.kline({ symbol: name, interval: '1m' })),
    first(streams.diffBookDepth({ symbol: name, updateSpeed: '100ms' })),
  ]);
  assert.ok(Number(trade.p) > 0);
  candle(kline.k);
  assert.ok(depth.u >= depth.U);
});

const socket = await step('a WebSocket API connection', () => client.websocketAPI.connect());
const user = new Mailbox();
await step('user data subscription', async () => {
  const { response, stream } = await socket.userDataStreamSubscribeSignature();
  stream.on('message', (m) => user.put(m.event ?? m));
  assert.equal((response.data ?? response).subscriptionId, 0);
});
const report = (id, type) => user.until((e) => e.e === 'executionReport' && Number(e.i) === Number(id) && e.x === type);
const listed = (id, status) => user.until((e) => e.e === 'listStatus' && Number(e.g) === Number(id) && e.l === status);
const order = (price, more) => ({ symbol, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: 0.002, price: Number(price), ...more });

const limit = await step('a limit order is placed', async () => {
  const placed = await told(rest.newOrder(order(farBelow(last))));
  assert.equal(placed.status, 'NEW');
  return placed;
});
await step('its report comes', () => report(limit.orderId, 'NEW'));
await step('it is found', async () => assert.equal((await told(rest.getOrder({ symbol, orderId: limit.orderId }))).status, 'NEW'));
await step('it is open', async () =>
  assert.ok((await told(rest.getOpenOrders({ symbol }))).some((o) => Number(o.orderId) === Number(limit.orderId))));
await step('it is amended', async () => {
  const { amendedOrder } = await told(rest.orderAmendKeepPriority({ symbol, orderId: limit.orderId, newQty: 0.001 }));
  assert.equal(Number(amendedOrder.qty), 0.001);
  assert.equal(Number((await report(limit.orderId, 'REPLACED')).q), 0.001);
});
const replaced = await step('it is replaced', async () => {
  const both = await told(rest.orderCancelReplace(
    order(farBelow(last * 0.99), { cancelReplaceMode: 'STOP_ON_FAILURE', cancelOrderId: limit.orderId })));
  assert.equal(both.cancelResult, 'SUCCESS');
  assert.equal(both.newOrderResult, 'SUCCESS');
  await report(limit.orderId, 'CANCELED');
  await report(both.newOrderResponse.orderId, 'NEW');
  return both.newOrderResponse;
});
await step('what took its place is cancelled', async () => {
  assert.equal((await told(rest.deleteOrder({ symbol, orderId: replaced.orderId }))).status, 'CANCELED');
  await report(replaced.orderId, 'CANCELED');
});
const oco = await step('an OCO stands', async () =>
  stands(await told(rest.orderListOco(lists(last).oco)), 'OCO', ['LIMIT_MAKER NEW', 'STOP_LOSS_LIMIT NEW']));
await step('it is told and found', async () => {
  await listed(oco.orderListId, 'EXEC_STARTED');
  assert.equal((await told(rest.getOrderList({ orderListId: oco.orderListId }))).listOrderStatus, 'EXECUTING');
});
await step('it is cancelled as a whole', async () => {
  gone(await told(rest.deleteOrderList({ symbol, orderListId: oco.orderListId })));
  await listed(oco.orderListId, 'ALL_DONE');
  for (const { orderId } of oco.orders) await report(orderId, 'CANCELED');
});
for (const [name, place, wanted] of [
  ['OTO', () => rest.orderListOto(lists(last).oto), ['LIMIT NEW', 'LIMIT_MAKER PENDING_NEW']],
  ['OTOCO', () => rest.orderListOtoco(lists(last).otoco), ['LIMIT NEW', 'LIMIT_MAKER PENDING_NEW', 'STOP_LOSS PENDING_NEW']],
])
  await step(`an ${name} stands and is cancelled`, async () => {
    const list = stands(await told(place()), 'OTO', wanted);
    await listed(list.orderListId, 'EXEC_STARTED');
    gone(await told(rest.deleteOrderList({ symbol, orderListId: list.orderListId })));
    await listed(list.orderListId, 'ALL_DONE');
  });
await step('an OTO that fills wakes its pending order', async () => {
  const list = await told(rest.orderListOto({ ...lists(last).oto, workingPrice: Number(farAbove(last)) }));
  const sale = list.orderReports.find((o) => o.side === 'SELL');
  await report(list.orderReports.find((o) => o.side === 'BUY').orderId, 'TRADE');
  await report(sale.orderId, 'NEW');
  await rest.deleteOrder({ symbol, orderId: sale.orderId });
});

// The same by the WebSocket API.
const bought = await step('a market order by the WebSocket API fills', async () => {
  const filled = (await socket.orderPlace({ symbol, side: 'BUY', type: 'MARKET', quantity: 0.001 })).data;
  assert.equal(filled.status, 'FILLED');
  return filled;
});
await step('the report of its fill comes', async () => {
  const fill = await report(bought.orderId, 'TRADE');
  assert.equal(fill.X, 'FILLED');
  assert.equal(Number(fill.z), 0.001);
});
await step('the balance after it comes', async () => {
  const { B } = await user.until((e) => e.e === 'outboundAccountPosition');
  assert.ok(B.some((b) => b.a === 'USDT'));
});
await step('its trade is found', async () => {
  const trades = await told(rest.myTrades({ symbol }));
  assert.ok(trades.some((t) => Number(t.orderId) === Number(bought.orderId)));
});
await step('an order is placed, found, amended, replaced and cancelled by the WebSocket API', async () => {
  const placed = (await socket.orderPlace(order(farBelow(last)))).data;
  assert.equal(placed.status, 'NEW');
  await report(placed.orderId, 'NEW');
  assert.equal((await socket.orderStatus({ symbol, orderId: placed.orderId })).data.status, 'NEW');
  const amended = (await socket.orderAmendKeepPriority({ symbol, orderId: placed.orderId, newQty: 0.001 })).data;
  assert.equal(Number(amended.amendedOrder.qty), 0.001);
  const both = (await socket.orderCancelReplace(
    order(farBelow(last * 0.99), { cancelReplaceMode: 'STOP_ON_FAILURE', cancelOrderId: placed.orderId }))).data;
  assert.equal(both.newOrderResult, 'SUCCESS');
  const { orderId } = both.newOrderResponse;
  assert.ok((await socket.openOrdersStatus({ symbol })).data.some((o) => Number(o.orderId) === Number(orderId)));
  assert.equal((await socket.orderCancel({ symbol, orderId })).data.status, 'CANCELED');
  await report(orderId, 'CANCELED');
});
await step('an OCO and an OTO by the WebSocket API', async () => {
  const pair = stands((await socket.orderListPlaceOco(lists(last).oco)).data, 'OCO', ['LIMIT_MAKER NEW', 'STOP_LOSS_LIMIT NEW']);
  gone((await socket.orderListCancel({ symbol, orderListId: pair.orderListId })).data);
  await listed(pair.orderListId, 'ALL_DONE');
  const chain = stands((await socket.orderListPlaceOto(lists(last).oto)).data, 'OTO', ['LIMIT NEW', 'LIMIT_MAKER PENDING_NEW']);
  await socket.openOrdersCancelAll({ symbol });
  await listed(chain.orderListId, 'ALL_DONE');
});
await step('account and trades by the WebSocket API', async () => {
  assert.ok((await socket.accountStatus()).data.balances.length > 0);
  assert.ok((await socket.myTrades({ symbol })).data.some((t) => Number(t.orderId) === Number(bought.orderId)));
});
await step('an order beyond the account is refused', async () => {
  await assert.rejects(() => rest.newOrder(order(farBelow(last), { quantity: 100 })), /insufficient balance/);
  await assert.rejects(() => socket.orderPlace(order(farBelow(last), { quantity: 100 })), (e) => e.code === -2010);
});
end('@binance/spot');
