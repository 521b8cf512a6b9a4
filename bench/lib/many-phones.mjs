// A sandbox with very many people, in a process of its own; asked by messages of its parent.
import { createSandbox } from '@sunshine/wechat-sandbox';

let sandbox;
/** By template, then by person: how many messages have arrived. */
const counts = new Map();
let lastAt = 0;

function count({ templateId, userId }) {
  const people = counts.get(templateId) ?? new Map();
  counts.set(templateId, people.set(userId, (people.get(userId) ?? 0) + 1));
  lastAt = Date.now();
}

const answers = {
  async start({ names, credits, ...options }) {
    sandbox = await createSandbox({ people: names, ...options });
    // The sandbox looks through all people and all messages at each call, which would be the slowest part of the measurement.
    sandbox.messages.deliver = count;
    const byOpenid = new Map(sandbox.users.list().map((user) => [user.miniOpenid, user]));
    sandbox.users.byMiniOpenid = (openid) => byOpenid.get(openid);
    for (const { id } of sandbox.users.list()) for (const template of options.templates) sandbox.credits.set(id, template.id, credits);
    return { url: await sandbox.listen(0), openids: sandbox.users.list().map(({ miniOpenid }) => miniOpenid) };
  },
  pushTo: ({ url }) => void (sandbox.settings.mini.pushUrl = url),
  arrived({ templateId }) {
    const people = [...(counts.get(templateId)?.values() ?? [])];
    return { messages: people.reduce((sum, messages) => sum + messages, 0), people: people.length, most: Math.max(0, ...people), lastAt };
  },
};

process.on('message', async ({ id, what, ...more }) => {
  process.send({ id, answer: await answers[what](more) });
});
process.once('disconnect', () => process.exit(0));
