import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import './check-node.cjs';
import { ensureBuilt, root } from './lib/build.mjs';

const main = path.join(root, 'apps/server/dist/main.js');
if (!existsSync(main)) await ensureBuilt(['ts'], console.error);

const server = spawn(process.execPath, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
