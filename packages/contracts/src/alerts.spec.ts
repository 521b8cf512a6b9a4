import { describe, expect, it } from '@jest/globals';
import { saveAlertSchema } from './alerts.js';

describe('the name of an alert', () => {
  it.each(['', '  ', '\u200b', '\u00ad\u2060'])('is something that can be seen in a message: %j', (name) => {
    const refused = saveAlertSchema.safeParse({ name });
    expect(refused.error?.issues[0]).toMatchObject({ path: ['name'], message: '请给订阅起个名字' });
  });
});
