// Tries the Dockerfile without a container engine: every stage is a plain folder, every RUN a shell in it, and the command of
// the last stage is started as a user without rights, asked for its health and stopped.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const NOBODY = 65_534;
const STOP_WITHIN_MS = 10_000;
const READY_WITHIN_MS = 30_000;
const context = path.resolve(import.meta.dirname, '..');
const scratch = mkdtempSync(path.join(os.tmpdir(), 'sunshine-image-'));

function check(holds, words) {
  if (!holds) throw new Error(words);
}

/** One { name, rest } an instruction; comments dropped, continued lines joined. */
function instructions(text) {
  const lines = text.split('\n').filter((line) => !/^\s*(#|$)/.test(line));
  return lines.join('\n').replaceAll('\\\n', ' ').split('\n').map((line) => {
    const [, name, rest] = /^\s*([A-Za-z]+)\s+(.*)$/.exec(line) ?? [];
    check(name, `not an instruction: ${line}`);
    return { name: name.toUpperCase(), rest: rest.trim() };
  });
}

/** What .dockerignore keeps out of the context. */
function ignored() {
  const patterns = readFileSync(path.join(context, '.dockerignore'), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
  const sources = patterns.map((pattern) => pattern.replace(/[.+^$()|[\]{}]/g, '\\$&').replaceAll('**/', '\0').replaceAll('*', '[^/]*').replaceAll('\0', '(?:.*/)?'));
  const pattern = new RegExp(`^(?:${sources.join('|')})(?:/|$)`);
  return (file) => pattern.test(path.relative(context, file));
}

function checkBase(image) {
  const major = /^node:(\d+)(?:\.\d+)*-slim$/.exec(image)?.[1];
  check(major === process.versions.node.split('.')[0], `FROM ${image}: this check runs on Node ${process.versions.node} and knows slim images of the same version only`);
}

/** A stage under construction: its folder stands for `/`. */
class Stage {
  workdir = '/';
  env = {};
  user = 'root';
  command = undefined;
  ports = [];

  constructor(root) {
    this.root = root;
    mkdirSync(root, { recursive: true });
  }

  inside(file) {
    return path.join(this.root, path.posix.resolve(this.workdir, file));
  }

  copy(rest, stages, isIgnored) {
    const words = rest.split(/\s+/);
    const flags = Object.fromEntries(words.filter((word) => word.startsWith('--')).map((word) => word.slice(2).split('=')));
    const [from, to, more] = words.filter((word) => !word.startsWith('--'));
    check(to && !more, `COPY ${rest}: one source and one target`);
    if (!flags.from) return cpSync(path.join(context, from), this.inside(to), { recursive: true, verbatimSymlinks: true, filter: (file) => !isIgnored(file) });
    check(stages.has(flags.from), `COPY ${rest}: no such stage`);
    mkdirSync(path.dirname(this.inside(to)), { recursive: true });
    // Links instead of copies: neither stage writes into what it has been given.
    execFileSync('cp', ['-al', path.join(stages.get(flags.from).root, from), this.inside(to)]);
  }

  run(script) {
    execFileSync('sh', ['-ec', script], { cwd: this.inside('.'), stdio: ['ignore', 'ignore', 'inherit'], env: { PATH: process.env.PATH, HOME: process.env.HOME, CI: 'true', TARO_TELEMETRY: '0', ...this.env } });
  }

  /** The stage's own absolute paths, as they are outside. */
  get environment() {
    return Object.fromEntries(Object.entries(this.env).map(([name, value]) => [name, value.startsWith('/') ? path.join(this.root, value) : value]));
  }
}

const steps = {
  WORKDIR: (stage, rest) => {
    stage.workdir = path.posix.resolve(stage.workdir, rest);
    mkdirSync(stage.inside('.'), { recursive: true });
  },
  ENV: (stage, rest) => {
    check(!/SECRET|TOKEN|PASSWORD|_KEY/.test(rest), `ENV ${rest}: secrets come at run time`);
    for (const [, name, value] of rest.matchAll(/(\w+)=(\S+)/g)) stage.env[name] = value;
  },
  USER: (stage, rest) => (stage.user = rest),
  EXPOSE: (stage, rest) => stage.ports.push(rest),
  CMD: (stage, rest) => (stage.command = JSON.parse(rest)),
  RUN: (stage, rest) => stage.run(rest),
  COPY: (stage, rest, stages, isIgnored) => stage.copy(rest, stages, isIgnored),
};

/** Builds every stage; answers the last. */
function build() {
  const stages = new Map();
  const isIgnored = ignored();
  let stage;
  for (const { name, rest } of instructions(readFileSync(path.join(context, 'Dockerfile'), 'utf8'))) {
    const startedAt = Date.now();
    if (name === 'FROM') {
      const [image, alias = String(stages.size)] = rest.split(/\s+as\s+/i);
      checkBase(image);
      stage = new Stage(path.join(scratch, String(stages.size)));
      stages.set(alias, stage);
    } else {
      check(stage && steps[name], `this check does not know ${name}`);
      steps[name](stage, rest, stages, isIgnored);
    }
    console.log(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${name} ${rest}`);
  }
  return stage;
}

function checkPromises(stage) {
  const config = JSON.parse(readFileSync(path.join(context, 'container.config.json'), 'utf8'));
  check(stage.user !== 'root' && stage.user !== '0', 'the server must not run as root');
  check(stage.command?.[0] === 'node', 'CMD starts node itself: a shell or npm would keep SIGTERM from it');
  check(stage.ports[0] === stage.env.PORT && config.containerPort === Number(stage.env.PORT), 'EXPOSE, PORT and containerPort differ');
}

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(String(port)));
    });
  });

async function start(stage) {
  const [program, ...args] = stage.command;
  const PORT = await freePort();
  const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const server = spawn(program === 'node' ? process.execPath : program, args, { cwd: stage.inside('.'), env: { PATH: process.env.PATH, ...stage.environment, PORT }, stdio: 'inherit', ...identity });
  const exited = new Promise((resolve) => server.once('exit', resolve));
  const get = (route) => fetch(`http://127.0.0.1:${PORT}${route}`).then(({ status }) => status, () => 0);
  return { server, exited, get };
}

async function tryServer(stage) {
  const { server, exited, get } = await start(stage);
  try {
    const giveUpAt = Date.now() + READY_WITHIN_MS;
    while ((await get('/api/health')) !== 200) {
      check(Date.now() < giveUpAt && server.exitCode === null, 'the server is not healthy');
      await wait(50);
    }
    for (const page of ['/', '/console/', '/api/home']) check((await get(page)) === 200, `${page} is not served`);
    const stoppedAt = Date.now();
    server.kill('SIGTERM');
    const code = await exited;
    const ms = Date.now() - stoppedAt;
    check(code === 0 && ms <= STOP_WITHIN_MS, `SIGTERM: exit code ${code} after ${ms} ms`);
    console.log(`healthy without rights, stopped with code 0 after ${ms} ms`);
  } finally {
    server.kill('SIGKILL');
  }
}

try {
  chmodSync(scratch, 0o755);
  const image = build();
  checkPromises(image);
  console.log(`${execFileSync('du', ['-sm', image.root], { encoding: 'utf8' }).split('\t')[0]} MB beside the base image`);
  await tryServer(image);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
