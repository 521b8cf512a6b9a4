import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openMiniProgram } from '@sunshine/weapp-harness';
import { root } from './stack.mjs';

const cloudDir = path.join(root, 'apps/miniprogram/dist/weapp-cloud');

/** The second build, for cloud hosting; apps/miniprogram/README.md says how it is made. */
export const cloudMissing = existsSync(path.join(cloudDir, 'app.js')) ? [] : ['apps/miniprogram/dist/weapp-cloud'];
if (process.env['E2E'] === 'required' && cloudMissing.length > 0) throw new Error(`end-to-end tests need: ${cloudMissing.join(', ')}`);

/** A copy of the built mini program, so that a build at the same time cannot mix two versions; `remove` at the end. */
export function weappCopy() {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'sunshine-weapp-'));
  cpSync(path.join(root, 'apps/miniprogram/dist/weapp'), dir, { recursive: true });
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** The sandbox as the WeChat of one person; `choice` is what the person taps in the subscribe dialog. */
function wechatOf(stack, user, choice) {
  return {
    login: async () => (await stack.sandbox('POST', `/users/${user.id}/code`)).code,
    requestSubscribeMessage: async (tmplIds) => {
      const dialog = await stack.sandbox('POST', `/users/${user.id}/dialog`, { tmplIds });
      if ('errCode' in dialog) throw Object.assign(new Error(dialog.errMsg), { errCode: dialog.errCode });
      const choices = Object.fromEntries(tmplIds.map((id) => [id, choice]));
      await stack.sandbox('POST', `/users/${user.id}/dialog/answer`, { choices });
      // Nobody taps twice in one second, and two events of one second are one event to the receiver.
      await stack.sandbox('POST', '/clock/advance', { ms: 1000 });
      return choices;
    },
  };
}

/** Somebody's phone with the built mini program of `dir` on it, not started yet. */
export async function phoneOf(stack, name, options = {}) {
  const { choice = 'accept', ...rest } = options;
  const user = await stack.sandbox('POST', '/users', { name });
  const phone = await openMiniProgram({ server: stack.serverUrl, wechat: wechatOf(stack, user, choice), ...rest });
  return { user, phone };
}

/** Closes the phones and empties the list; answers what went wrong on them, and what they called that the harness lacks. */
export function closeAll(phones) {
  const opened = phones.splice(0);
  for (const phone of opened) phone.close();
  return opened.flatMap(({ errors, unimplemented }) => [...errors, ...unimplemented]);
}

/** Somebody's phone with the mini program built for cloud hosting, behind its gateway. */
export async function cloudPhoneOf(stack, name) {
  const user = await stack.sandbox('POST', '/users', { name });
  const headers = { 'x-wx-source': 'wx_client', 'x-wx-appid': stack.serverEnv.WECHAT_MINI_APPID, 'x-wx-openid': user.miniOpenid, 'x-wx-unionid': user.unionid };
  const phone = await openMiniProgram({ dir: cloudDir, server: stack.serverUrl, wechat: wechatOf(stack, user, 'accept'), cloud: { env: 'test-env', service: 'server', headers } });
  return { user, phone };
}

/** The nodes on the page with this class. */
export const withClass = (phone, name) => [...phone.page().tree().visible()].filter((node) => String(node.attrs['class'] ?? '').split(' ').includes(name));
