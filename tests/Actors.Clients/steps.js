// What the scripts share: where the exchange is, and steps that say what failed.
import assert from 'node:assert/strict';

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

/** A price that no order of this market trades at soon. */
export const farBelow = (last) => (Math.floor(Number(last) * 0.8 * 100) / 100).toFixed(2);

export function end(name) {
  console.log(`${name}: every step passed`);
  process.exit(0);
}

function need(name) {
  assert.ok(process.env[name], `${name} is not set: start the simulator and name it in the environment`);
  return process.env[name];
}

export { assert };
