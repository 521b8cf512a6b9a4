import type { DeliveryEntity } from '../../src/modules/deliveries/delivery.entity.js';
import { newId } from '../../src/platform/database/ids.js';

/** A push on a single accept that has just been made and waits for its job. */
export const waitingDelivery = (createdAt: Date): DeliveryEntity => ({
  ...{ id: newId(), inboxItemId: newId(), userId: newId(), kind: 'published', noticeId: null, title: '招标公告', why: '', values: {} as DeliveryEntity['values'], page: 'pages/index' },
  ...{ channel: 'mini-once', state: 'waiting', reason: null, detail: null, openid: 'openid', templateId: 'template', creditEpoch: 1, attempts: 0, renewals: 0, callAt: null, firstCallAt: null },
  ...{ uncertain: false, clientMsgId: 'client', msgid: null, createdAt, sentAt: null, nextAttemptAt: null, deadlineAt: null, expiresAt: null, quiet: [], digestAt: null, digestId: null },
});
