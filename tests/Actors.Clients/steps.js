// What the scripts share: where the exchange is, and steps that say what failed.
import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';

// Node 18, as Debian 12 has it, does not offer this to everybody yet, and "binance" signs with it.
globalThis.crypto ??= webcrypto;

export const settings = {
  rest: need('SIM_REST'), // http://127.0.0.1:1234/api/v3
  socketApi: need('SIM_SOCKET_API'), // ws://127.0.0.1:1234/ws-api/v3
  streams: need('SIM_STREAMS'), // ws://127.0.0.1:1234
  key: need('SIM_KEY'),
  secret: need('SIM_SECRET'),
  symbol: 'BTCUSDT',
};

/** Runs one step within 15 seconds; a failure names the step. */
export async function step(name, work) {
  let late;
  const limit = new Promise((_, fail) => {
    late = setTimeout(() => fail(new Error('no answer within 15 s')), 15_000);
  });
  try {
    const result = await Promise.race([work(), limit]);
    console.log(`ok   ${name}`);
    return result;
  } catch (error) {
    console.error(`FAIL ${name}: ${error?.stack ?? JSON.stringify(error)}`);
    process.exit(1);
  } finally {
    clearTimeout(late);
  }
}

/** Collects what streams say; `until` waits for the first message that fits, seen already or still to come. */
export class Mailbox {
  #seen = [];
  #waiting = [];

  put(message) {
    this.#seen.push(message);
    this.#waiting = this.#waiting.filter((w) => !w(message));
  }

  until(fits) {
    const there = this.#seen.find(fits);
    return there
      ? Promise.resolve(there)
      : new Promise((done) => this.#waiting.push((m) => fits(m) && (done(m), true)));
  }
}

/** Prices that no order of this market trades at soon. */
export const farBelow = (last) => (Math.floor(Number(last) * 0.8 * 100) / 100).toFixed(2);
export const farAbove = (last) => (Math.ceil(Number(last) * 1.2 * 100) / 100).toFixed(2);

/** Order lists of which nothing trades soon, in the words of Binance, which all clients pass on. */
export function lists(last) {
  const [below, above] = [Number(farBelow(last)), Number(farAbove(last))];
  const working = { workingType: 'LIMIT', workingSide: 'BUY', workingPrice: below, workingQuantity: 0.001, workingTimeInForce: 'GTC' };
  return {
    oco: {
      symbol: settings.symbol, side: 'SELL', quantity: 0.001,
      aboveType: 'LIMIT_MAKER', abovePrice: above,
      belowType: 'STOP_LOSS_LIMIT', belowStopPrice: below, belowPrice: below, belowTimeInForce: 'GTC',
    },
    oto: {
      symbol: settings.symbol, ...working,
      pendingType: 'LIMIT_MAKER', pendingSide: 'SELL', pendingPrice: above, pendingQuantity: 0.001,
    },
    otoco: {
      symbol: settings.symbol, ...working, pendingSide: 'SELL', pendingQuantity: 0.001,
      pendingAboveType: 'LIMIT_MAKER', pendingAbovePrice: above,
      pendingBelowType: 'STOP_LOSS', pendingBelowStopPrice: below,
    },
  };
}

/** Asserts that a list stands: its orders by type and status, in the order of their types. */
export function stands(list, contingency, orders) {
  assert.equal(list.contingencyType, contingency);
  assert.equal(list.listStatusType, 'EXEC_STARTED');
  assert.equal(list.listOrderStatus, 'EXECUTING');
  assert.equal(list.orders.length, orders.length);
  assert.deepEqual(list.orderReports.map((o) => `${o.type} ${o.status}`).sort(), orders.sort());
  return list;
}

/** Asserts that a list was cancelled as a whole. */
export function gone(list) {
  assert.equal(list.listStatusType, 'ALL_DONE');
  assert.equal(list.listOrderStatus, 'ALL_DONE');
  for (const order of list.orderReports) assert.equal(order.status, 'CANCELED');
}

/** Asserts that what a stream calls a minute candle is one. */
export function candle(k) {
  assert.equal(k.s, settings.symbol);
  assert.equal(k.i, '1m');
  assert.equal(Number(k.T) - Number(k.t), 59_999);
  assert.ok(Number(k.l) <= Number(k.o) && Number(k.o) <= Number(k.h), 'the open is between low and high');
  assert.ok(Number(k.l) <= Number(k.c) && Number(k.c) <= Number(k.h), 'the close is between low and high');
  assert.equal(typeof k.x, 'boolean');
}

export function end(name) {
  console.log(`${name}: every step passed`);
  process.exit(0);
}

function need(name) {
  assert.ok(process.env[name], `${name} is not set: start the simulator and name it in the environment`);
  return process.env[name];
}

export { assert };
