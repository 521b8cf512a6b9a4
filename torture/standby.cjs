// A server process that has loaded its code and waits for the order to start. The order brings the environment, so that each
// life has its own place to die; who lives on for a while hears of that place later. `compile` instead leaves V8's compiled form beside the bundle.
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { createRequire, wrap } = require('node:module');
const path = require('node:path');
const vm = require('node:vm');

const [, , bundle, task] = process.argv;
const cache = `${bundle}.cache`;
/** Where the code would lie by itself: what it looks for beside itself is there. */
const home = path.resolve(__dirname, '../apps/server/dist/platform/config/config.js');

const cachedData = existsSync(cache) ? readFileSync(cache) : undefined;
const script = new vm.Script(wrap(readFileSync(bundle, 'utf8')), { filename: home, cachedData, importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER });
const server = {};
script.runInThisContext()(server, createRequire(home), { exports: server }, home, path.dirname(home));
server.load();

if (task === 'compile') {
  writeFileSync(cache, script.createCachedData());
} else {
  // Nothing outlives the run that started it.
  process.once('disconnect', () => process.exit(1));
  process.once('message', (env) => {
    Object.assign(process.env, env);
    server.serve();
    process.on('message', ({ arm }) => {
      const [name, pass] = arm.split(':');
      server.arm({ name, pass: Number(pass) });
    });
  });
  process.send('loaded');
}
