import { Refusal } from '../refusal.js';
import type { World } from '../world.js';

/** Checks the credentials of a call that proves itself by secret. @throws Refusal 41002, 40013, 41004 or 40125 */
export function checkSecret(world: World, appid: string | undefined, secret: string | undefined): string {
  if (appid === undefined || appid === '') throw new Refusal(41002, 'appid missing');
  const account = [world.settings.mini, world.settings.official].find((one) => one.appid === appid);
  if (!account) throw new Refusal(40013, 'invalid appid');
  if (secret === undefined || secret === '') throw new Refusal(41004, 'appsecret missing');
  if (secret !== account.secret) throw new Refusal(40125, 'invalid appsecret');
  return appid;
}

export const accountName = (world: World, appid: string): 'mini' | 'official' => (appid === world.settings.mini.appid ? 'mini' : 'official');

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
