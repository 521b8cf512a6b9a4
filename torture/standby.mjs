// A server process that has loaded its code and waits for the order to start: starting is then a matter of a second, and five
// hundred deaths a matter of minutes. The order brings the environment, so each life has its own place to die.
import { pathToFileURL } from 'node:url';

const [, , main, app] = process.argv;
await import(pathToFileURL(app).href);
// Nothing outlives the run that started it.
process.once('disconnect', () => process.exit(1));
process.once('message', (env) => {
  Object.assign(process.env, env);
  void import(pathToFileURL(main).href);
});
process.send('loaded');
