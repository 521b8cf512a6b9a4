import { freshState, publishDemo, type World } from '../world.js';

/** Back to the first start: people without credits or messages, no faults, the machine's time. */
export function reset(world: World): void {
  Object.assign(world.state.data, freshState(world.settings));
  for (const part of [world.tokens, world.quotas, world.faults, world.log, world.sessions, world.links, world.ipList, world.templates, world.pushes]) part.clear();
  world.clock.reset();
  publishDemo(world);
  for (const topic of ['users', 'credits', 'messages', 'log', 'articles', 'settings'] as const) world.state.changed({ topic });
}
