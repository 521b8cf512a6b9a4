import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isShared, missing, redisUrl, root } from './support/stack.mjs';

const available = missing.length === 0 ? describe : describe.skip;
const RUN_MS = 280_000;

/** A Redis database that no other test uses. */
const redisArguments = isShared && redisUrl ? ['--redis', new URL('/11', redisUrl).href, '--flushes', '3'] : [];

interface Report {
  kills: number;
  published: { acknowledged: number; found: number };
  flushed: number;
  counts: Record<'recipients' | 'phones' | 'lostInbox' | 'doubledInbox' | 'strangers' | 'open' | 'lostPhone' | 'early' | 'doubledUnmarked', number>;
  breaches: string[];
}

/** The crash test as people run it, made small: docs in torture/README.md. */
async function torture(...args: string[]): Promise<{ said: string; report: Report }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sunshine-torture-e2e-'));
  const file = path.join(folder, 'report.json');
  try {
    const child = spawn(process.execPath, [path.join(root, 'torture/run.mjs'), ...args, '--report', file], { timeout: RUN_MS });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
    if (code === null || code > 1) throw new Error(`the crash test did not come to its end (${String(code)}):\n${said.slice(-8000)}`);
    return { said, report: JSON.parse(readFileSync(file, 'utf8')) as Report };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

available('kill -9 at named points, with WeChat failing as it does', () => {
  // How quickly it is back at work is for a quiet machine to say: `late` in the report.
  it('loses nothing, doubles nothing and goes on working', async () => {
    const database = isShared ? ['--database', 'mariadb', '--workers', '2', ...redisArguments] : [];
    const { said, report } = await torture('--kills', '12', '--publishes', '30', '--alerts', '300', '--seed', '7', '--timed-in', '0', ...database);
    expect({ breaches: report.breaches, said: report.breaches.length > 0 ? said : '' }).toEqual({ breaches: [], said: '' });
    expect(report.kills).toBe(12);
    expect(report.published.acknowledged + report.published.found).toBeGreaterThanOrEqual(30);
    expect(report.counts).toMatchObject({ lostInbox: 0, doubledInbox: 0, strangers: 0, open: 0, lostPhone: 0, early: 0, doubledUnmarked: 0 });
    // The oracle had something to compare with.
    expect(report.counts.recipients).toBeGreaterThan(100);
    expect(report.counts.phones).toBeGreaterThan(50);
  }, RUN_MS + 20_000);
});
