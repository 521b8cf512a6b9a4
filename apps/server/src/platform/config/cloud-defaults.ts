import type { Env } from './env-schema.js';

/** In cloud hosting the platform must reach the container: every address, and port 80 unless it names another one. */
export const withCloudDefaults = (env: Record<string, string | undefined>): Record<string, string | undefined> =>
  env['CLOUD_HOSTING'] === 'true' ? { ...env, PORT: env['PORT'] ?? '80', HOST: env['HOST'] ?? '0.0.0.0' } : env;

/** The database that cloud hosting opened for the service; undefined elsewhere. */
export function cloudDatabaseUrl({ CLOUD_HOSTING, MYSQL_ADDRESS, MYSQL_USERNAME, MYSQL_PASSWORD, MYSQL_DATABASE }: Env): string | undefined {
  if (!CLOUD_HOSTING || !MYSQL_ADDRESS) return undefined;
  return `mysql://${encodeURIComponent(MYSQL_USERNAME ?? 'root')}:${encodeURIComponent(MYSQL_PASSWORD ?? '')}@${MYSQL_ADDRESS}/${MYSQL_DATABASE}`;
}
