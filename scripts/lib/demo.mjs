import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The demonstration's logins, as the built server makes them with DEMO=true. */
export async function demoLogins(root) {
  const { demoStaff } = await import(pathToFileURL(path.join(root, 'apps/server/dist/modules/identity/demo-staff.js')).href);
  return demoStaff;
}

/** The centre's message templates as the sandbox's WeChat would hold them. */
export function demoTemplates(root) {
  const centre = JSON.parse(readFileSync(process.env.CENTRE_CONFIG ?? path.join(root, 'apps/server/config/centre.json'), 'utf8'));
  const labels = { title: '项目', project: '项目', type: '环节', step: '环节', time: '时间', deadline: '截止时间', reason: '原因', why: '原因', amount: '金额', region: '地区', place: '地区', facts: '地区金额', due: '截止时间', note: '提示', change: '变化', receipt: '受理编号' };
  return centre.templates.map(({ id, channel, term = 'long', title, fields }) => ({
    id,
    kind: channel === 'official-notice' ? `official-${term}` : channel,
    title,
    content: Object.entries(fields)
      .map(([key, value]) => `${labels[value] ?? value}:{{${key}.DATA}}`)
      .join('\n'),
  }));
}
