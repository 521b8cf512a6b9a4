import type { FactoryProvider } from '@nestjs/common';
import { Alarms } from '../../alarms/alarms.js';
import { Config } from '../../config/config.js';
import { sha256 } from '../../crypto/sha256.js';
import { Log } from '../../logging/logger.js';
import { JobHandOut, SqlHandOut } from './job-hand-out.js';

const REDIS_DOWN = 'redis:down';
const WORDS = '连不上 Redis（REDIS_URL）或它拒绝写入（例如内存已满），已改为直接从数据库领取任务：不会丢失，多个进程时会慢一些。恢复后自动切回，不需要其他操作。';
const NAME_LENGTH = 12;

/** The database's name, so that several centres may share one Redis. */
export function prefixOf(databaseUrl: string): string {
  const name = databaseUrl.startsWith('mysql:') ? new URL(databaseUrl).pathname.slice(1) : sha256(databaseUrl).slice(0, NAME_LENGTH);
  return `sunshine:${name}`;
}

/** BullMQ is loaded only where it is used. */
export const handOutProvider: FactoryProvider<JobHandOut> = {
  provide: JobHandOut,
  inject: [Config, Alarms, Log],
  useFactory: async ({ env, databaseUrl }: Config, alarms: Alarms, log: Log): Promise<JobHandOut> => {
    if (env.REDIS_URL === undefined) return new SqlHandOut();
    const { BullmqHandOut } = await import('./bullmq-hand-out.js');
    const onChange = (isUp: boolean): void => {
      const told = isUp ? alarms.clear(REDIS_DOWN) : alarms.raise(REDIS_DOWN, WORDS);
      told.catch((error: unknown) => log.error('alarm not written', { key: REDIS_DOWN, reason: String(error) }));
    };
    return new BullmqHandOut({ redisUrl: env.REDIS_URL, prefix: prefixOf(databaseUrl), log, onChange });
  },
};
