// The built server alone: healthy within a bound, answers, stops cleanly on SIGTERM.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const dir = mkdtempSync(path.join(os.tmpdir(), 'sunshine-smoke-'));
const port = 20_000 + (process.pid % 20_000);
const startedAt = Date.now();
const server = spawn(process.execPath, ['apps/server/dist/main.js'], { env: { ...process.env, NODE_OPTIONS: '', PORT: String(port), DATA_DIR: dir }, stdio: 'inherit' });
const exited = new Promise((resolve) => server.once('exit', resolve));

async function healthy() {
  while (Date.now() - startedAt < 30_000) {
    const ok = await fetch(`http://127.0.0.1:${port}/api/health`).then((answer) => answer.ok, () => false);
    if (ok) return Date.now() - startedAt;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('not healthy within 30 s');
}

try {
  const ms = await healthy();
  const home = await fetch(`http://127.0.0.1:${port}/api/home`);
  if (!home.ok) throw new Error(`home answered ${home.status}`);
  const rss = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  console.log(`healthy after ${ms} ms, ${rss.toFixed(0)} MB RSS`);
  server.kill('SIGTERM');
  const code = await exited;
  if (code !== 0) throw new Error(`exit code ${code} on SIGTERM`);
} finally {
  server.kill('SIGKILL');
  rmSync(dir, { recursive: true, force: true });
}
