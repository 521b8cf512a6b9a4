import { buildSync } from 'esbuild';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from '../scripts/lib/build.mjs';

/** What the libraries can use and the project has not installed. */
const ABSENT = ['@nestjs/microservices', '@nestjs/websockets', '@nestjs/platform-express', '@fastify/view', 'class-validator', 'class-transformer', 'react-native-sqlite-storage', 'mongodb'];
const ABSENT_DRIVERS = ['oracledb', 'pg', 'pg-native', 'pg-query-stream', 'sqlite3', 'better-sqlite3', 'sql.js', 'typeorm-aurora-data-api-driver', 'mssql', 'hdb-pool', 'redis', 'mysql', 'expo-sqlite'];
const WITH_PARTS = [...ABSENT, ...ABSENT_DRIVERS].flatMap((name) => [name, `${name}/*`]);
const WARM_UP_MS = 60_000;

/**
 * The built server in one file beside V8's compiled form of it. A start costs a third of what two thousand files cost, which
 * is what makes hundreds of deaths possible; the code is the same.
 */
export async function bundleServer(folder) {
  const bundle = path.join(folder, 'server.cjs');
  buildSync({
    stdin: { contents: "exports.load = () => require('./app.js'); exports.serve = () => require('./main.js'); exports.arm = (at) => require('./platform/crash-points/crash-points.js').armCrash(at);", resolveDir: path.join(root, 'apps/server/dist') },
    ...{ outfile: bundle, bundle: true, platform: 'node', format: 'cjs', target: 'node20', keepNames: true, logLevel: 'error' },
    external: ['libsql', '@libsql/*', '@sap/*', '@google-cloud/*', ...WITH_PARTS],
    define: { 'import.meta.url': '__bundleUrl' },
    banner: { js: "const __bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  });
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'standby.cjs'), bundle, 'compile'], { stdio: ['ignore', 'inherit', 'inherit'], timeout: WARM_UP_MS });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`the server could not be compiled beforehand (${code})`);
  return bundle;
}
