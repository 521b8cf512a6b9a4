import { setTimeout as wait } from 'node:timers/promises';
import { demoLogins } from '../scripts/lib/demo.mjs';
import { root } from '../scripts/lib/build.mjs';

const CALL_MS = 30_000;
const DARK_MS = 180_000;

/** Asks the server under test. `ok` goes on asking while nobody is there: for questions, which may be asked twice. */
export class Api {
  staff = new Map();

  constructor(url) {
    this.url = url;
  }

  async call(method, route, { token, body } = {}) {
    const answer = await fetch(`${this.url}${route}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(CALL_MS),
    });
    const text = await answer.text();
    return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  }

  async ok(method, route, options) {
    const giveUpAt = Date.now() + DARK_MS;
    for (;;) {
      const answer = await this.call(method, route, options).catch((error) => ({ status: 599, body: String(error.cause ?? error) }));
      if (answer.status < 300) return answer.body;
      if (answer.status < 500 || Date.now() > giveUpAt) throw new Error(`${method} ${route} → ${answer.status} ${JSON.stringify(answer.body)}`);
      await wait(100);
    }
  }

  /** Logs the demo staff in, while it is quiet. */
  async login() {
    for (const { role, username, password } of await demoLogins(root)) {
      const { token } = await this.ok('POST', '/api/staff/session', { body: { username, password } });
      this.staff.set(role, token);
    }
  }

  as(role) {
    return this.staff.get(role);
  }
}

/** Works through a list, so many at once. */
export async function eachOf(items, atOnce, work) {
  const rest = items.entries();
  const worker = async () => {
    for (const [index, item] of rest) await work(item, index);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Polls until `check` answers something truthy; throws with what it waited for. */
export async function until(what, check, timeoutMs, everyMs = 200) {
  const giveUpAt = Date.now() + timeoutMs;
  for (;;) {
    const found = await check();
    if (found) return found;
    if (Date.now() > giveUpAt) throw new Error(`waited ${timeoutMs} ms for ${what}`);
    await wait(everyMs);
  }
}
