import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../scripts/lib/build.mjs';
import { eachOf } from './api.mjs';
import { centreTemplates } from './wechat.mjs';

const AT_ONCE = 12;
const WEEK_MS = 7 * 24 * 3_600_000;

const dist = (file) => import(path.join(root, 'apps/server/dist', file));

/** The centre of the test: its own templates, and one reminder of a deadline, three days before it. */
export function writeCentre(folder) {
  const file = path.join(folder, 'centre.json');
  const centre = JSON.parse(readFileSync(path.join(root, 'apps/server/config/centre.json'), 'utf8'));
  const reminders = { at: '09:00', rules: [{ date: 'bidDeadline', days: [3], count: 'natural' }] };
  writeFileSync(file, JSON.stringify({ ...centre, templates: centreTemplates, reminders }));
  return file;
}

/** Everybody is there, logged in, follows the account or has accepted as their way is, and has saved their alerts: rows, as the server would have written them. */
export async function furnish(env, wechat, crowd) {
  for (const person of crowd) wechat.welcome(person);
  const [{ createDataSource, dataSourceOptions }, { migrate }, { insertRows }, { newId }] = await Promise.all(['platform/database/data-source.js', 'platform/database/migrate.js', 'platform/database/rows.js', 'platform/database/ids.js'].map(dist));
  const [{ UserRow }, { SessionRow }, { AlertEntity }, { CreditEntity }] = await Promise.all(['modules/identity/user.entity.js', 'modules/identity/session.entity.js', 'modules/alerts/alert.entity.js', 'modules/deliveries/credit.entity.js'].map(dist));
  const url = env.DATABASE_URL ?? `sqlite:${path.join(env.DATA_DIR, 'sunshine.db')}`;
  const dataSource = await createDataSource(await dataSourceOptions({ url, poolSize: 2, entities: [UserRow, SessionRow, AlertEntity, CreditEntity] })).initialize();
  await migrate(dataSource);
  const rows = crowd.map((person) => rowsOf(person, newId, new Date()));
  await dataSource.transaction(async (manager) => {
    await insertRows(manager, UserRow, rows.map(({ user }) => user));
    await insertRows(manager, SessionRow, rows.map(({ session }) => session));
    await insertRows(manager, AlertEntity, rows.flatMap(({ alerts }) => alerts));
    await insertRows(manager, CreditEntity, rows.flatMap(({ credits }) => credits));
  });
  await dataSource.destroy();
}

function rowsOf(person, newId, now) {
  const { way, accepts } = person;
  const { miniOpenid, officialOpenid, unionid } = person.user;
  const isFollower = way === 'follower';
  person.token = randomBytes(32).toString('base64url');
  const user = { id: newId(), miniOpenid, unionid, officialOpenid: isFollower ? officialOpenid : null, officialFollowing: isFollower, officialSeenAt: isFollower ? now : null, createdAt: now, lastSeenAt: now };
  const tokenHash = createHash('sha256').update(person.token).digest('hex');
  const credit = { openid: miniOpenid, active: true, epoch: 0, acceptedAt: now, rejectedAt: null, holds: 0, updatedAt: now };
  return {
    user,
    session: { tokenHash, kind: 'user', subjectId: user.id, expiresAt: new Date(now.getTime() + WEEK_MS), createdAt: now, device: 'other', lastSeenAt: now },
    alerts: person.alerts.map((alert) => ({ ...alert, id: newId(), userId: user.id, createdAt: now })),
    credits: [
      ...(way === 'long' ? [{ ...credit, id: newId(), templateId: 'torture-long', remaining: 0 }] : []),
      ...(way === 'once' ? [{ ...credit, id: newId(), templateId: 'torture-once', remaining: accepts }] : []),
    ],
  };
}

/** Drafts that wait for nothing but the approval: `{ id, revision }` each. */
export async function submitAll(api, drafts) {
  const token = api.as('editor');
  const submitted = [];
  await eachOf(drafts, AT_ONCE, async (draft, index) => {
    const { id } = await api.ok('POST', '/api/staff/notices', { token, body: { draft } });
    const { revision } = await api.ok('POST', `/api/staff/notices/${id}/submit`, { token, body: { revision: 0 } });
    submitted[index] = { id, revision };
  });
  return submitted;
}
