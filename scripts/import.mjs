import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import './check-node.cjs';
import { ensureBuilt, root } from './lib/build.mjs';
import { importer, importerFlags } from './lib/importer.mjs';

if (!existsSync(importer)) await ensureBuilt(['ts'], console.error);

// npm runs this in the repository's folder; the files are named from where the person stands.
const cwd = process.env.INIT_CWD ?? process.cwd();
const args = process.argv.slice(2).map((arg) => (arg.startsWith('-') || !existsSync(path.resolve(cwd, arg)) ? arg : path.resolve(cwd, arg)));
const running = spawn(process.execPath, [...importerFlags(args), importer, ...args], { stdio: 'inherit', cwd: root });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => running.kill(signal));
running.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
