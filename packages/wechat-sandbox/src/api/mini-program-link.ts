import { Refusal } from '../refusal.js';
import type { World } from '../world.js';
import { checkShape } from './strict-body.js';

/** The page that a message of the official account opens in its linked mini program. @throws Refusal 47003 or 40013 */
export function readMiniProgramLink(world: World, link: Record<string, unknown>): string | undefined {
  checkShape(link, { appid: { kind: 'string' }, pagepath: { kind: 'string', optional: true } }, { prefix: 'miniprogram.' });
  if (link.appid !== world.settings.mini.appid) throw new Refusal(40013, 'invalid appid', '没有与公众号关联的小程序');
  return typeof link.pagepath === 'string' ? link.pagepath : undefined;
}
