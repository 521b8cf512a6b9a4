import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const USAGE = `npm run torture -- [--kills 500] [--publishes 1000] [--alerts 10000] [--people 1000] [--database sqlite|mariadb] [--workers 3]
  [--redis redis://127.0.0.1:6379/9 --flushes 20] [--seed 1] [--timed-in 2] [--minutes 0] [--report FILE]
MariaDB: TEST_DATABASE_URL (mysql://root@127.0.0.1:3306), a database of its own is made and dropped. --redis empties the database that it names.
--minutes M: the killing and publishing end after so long, whatever is left of them; 0: when all is done.
--timed-in M: some people have a daily digest, others quiet hours; digests come and quiet ends M and 2 M minutes after the start; 0: nobody has.`;

/** A sandbox has so many people at most, and a person so many alerts. */
const MOST_PEOPLE = 1000;
const MOST_ALERTS_A_PERSON = 20;

function whole(values, name, min, max) {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < min || value > max) throw new Error(`--${name} must be a whole number from ${min} to ${max}\n${USAGE}`);
  return value;
}

function databaseOf(values, env) {
  if (!['sqlite', 'mariadb'].includes(values.database)) throw new Error(`--database must be sqlite or mariadb\n${USAGE}`);
  return values.database === 'sqlite' ? undefined : (env.TEST_DATABASE_URL ?? 'mysql://root@127.0.0.1:3306');
}

/** What the command line asks for, checked. */
export function readOptions(args, env = process.env) {
  const string = (fallback) => ({ type: 'string', default: fallback });
  const { values } = parseArgs({
    args,
    options: {
      ...{ kills: string('500'), publishes: string('1000'), alerts: string('10000'), people: string(''), database: string('sqlite'), workers: string('3') },
      ...{ redis: string(''), flushes: string('20'), seed: string('1'), 'timed-in': string('2'), minutes: string('0'), report: string('') },
    },
  });
  const alerts = whole(values, 'alerts', 10, 100_000);
  values.people ||= String(Math.min(MOST_PEOPLE, Math.ceil(alerts / 10)));
  const people = whole(values, 'people', Math.ceil(alerts / MOST_ALERTS_A_PERSON), MOST_PEOPLE);
  const databaseUrl = databaseOf(values, env);
  return {
    ...{ alerts, people, databaseUrl },
    kills: whole(values, 'kills', 0, 100_000),
    publishes: whole(values, 'publishes', 1, 100_000),
    workers: databaseUrl ? whole(values, 'workers', 1, 16) : 0,
    redisUrl: values.redis || undefined,
    flushes: values.redis ? whole(values, 'flushes', 0, 1000) : 0,
    seed: whole(values, 'seed', 0, 2 ** 31),
    minutes: whole(values, 'minutes', 0, 1440),
    timedInMinutes: whole(values, 'timed-in', 0, 600),
    report: values.report || path.join(os.tmpdir(), `torture-${values.seed}.json`),
  };
}
