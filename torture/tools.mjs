import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const ANSWER_MS = 5000;

/** Empties the Redis database that the address names. */
export async function flushRedis(url) {
  const { hostname, port, pathname } = new URL(url);
  const socket = net.connect({ host: hostname, port: Number(port || 6379) });
  const answers = new Promise((resolve, reject) => {
    let text = '';
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      text += chunk.toString();
      if ((text.match(/\r\n/g) ?? []).length >= 2) resolve(text);
    });
  });
  socket.write(`SELECT ${Number(pathname.slice(1) || 0)}\r\nFLUSHDB\r\n`);
  const text = await Promise.race([answers, wait(ANSWER_MS, 'no answer', { ref: false })]).finally(() => socket.destroy());
  if (text !== '+OK\r\n+OK\r\n') throw new Error(`Redis did not flush: ${text}`);
}

const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;

/** Seconds from a death to the next process being up, and to work being done again. */
export function recovery(deaths) {
  const seconds = (key) => deaths.flatMap((death) => (death[key] === undefined ? [] : [(death[key] - death.at) / 1000])).sort((a, b) => a - b);
  const of = (sorted) => ({ p50: round(quantile(sorted, 0.5)), p95: round(quantile(sorted, 0.95)), worst: round(sorted.at(-1) ?? 0) });
  return { up: of(seconds('upAt')), working: of(seconds('workedAt')), neverWorked: deaths.filter(({ workedAt }) => workedAt === undefined).length };
}

const round = (seconds) => Math.round(seconds * 10) / 10;

export function countBy(items, keyOf) {
  const counts = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}

export function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
