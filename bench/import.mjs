/**
 * Seconds, CPU seconds and memory (after 2,000 records, at the end, peak) of importing the real notices, on SQLite and (with TEST_DATABASE_URL=mysql://…) on MariaDB.
 *   REAL_DATA_DIR=… [TEST_DATABASE_URL=mysql://root@127.0.0.1:3306] node bench/import.mjs
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createConnection } from 'mysql2/promise';
import { importer, importerFlags } from '../scripts/lib/importer.mjs';

const data = process.env.REAL_DATA_DIR;
const file = path.join(data ?? '', 'notices.jsonl.gz');
if (!data || !existsSync(file)) {
  console.log('跳过：请用 REAL_DATA_DIR 指明真实数据所在的目录');
  process.exit(0);
}

const TICKS_PER_S = 100;

function lookAt(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return { rss: megabytes('VmRSS'), peak: megabytes('VmHWM'), cpu: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_S };
}

function importOnce(env) {
  const started = performance.now();
  const args = ['--no-alerts', '--format', 'jsonl', file];
  const running = spawn(process.execPath, [...importerFlags(args), importer, ...args], { env: { ...process.env, LOG_LEVEL: 'error', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, seen, early] = ['', { rss: 0, peak: 0, cpu: 0 }, undefined];
  running.stdout.on('data', (chunk) => (output += chunk));
  running.stderr.setEncoding('utf8').on('data', (text) => {
    if (/已读 2\d{3} 条/.test(text)) early ??= seen.rss;
  });
  const watching = setInterval(() => {
    try {
      seen = lookAt(running.pid);
    } catch {
      // The process is gone between two looks, or this is no Linux: the last peak stands.
    }
  }, 200);
  return new Promise((resolve) =>
    running.on('exit', () => {
      clearInterval(watching);
      resolve(`${((performance.now() - started) / 1000).toFixed(1)} s，CPU ${seen.cpu.toFixed(1)} s，内存 2000 条后 ${early ?? '—'} MB、结束时 ${seen.rss} MB、峰值 ${seen.peak} MB，${output.trim()}`);
    }),
  );
}

async function measure(name, env) {
  console.log(`${name} 首次：${await importOnce(env)}`);
  console.log(`${name} 再次：${await importOnce(env)}`);
}

const folder = mkdtempSync(path.join(tmpdir(), 'sunshine-bench-'));
try {
  await measure('SQLite', { DATA_DIR: folder, DATABASE_URL: '' });
  const server = process.env.TEST_DATABASE_URL;
  if (server) {
    const name = `sunshine_bench_${randomBytes(4).toString('hex')}`;
    const connection = await createConnection(server);
    await connection.query(`CREATE DATABASE ${name}`);
    await measure('MariaDB', { DATA_DIR: path.join(folder, 'mariadb'), DATABASE_URL: `${server.replace(/\/$/, '')}/${name}` });
    await connection.query(`DROP DATABASE ${name}`);
    await connection.end();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
