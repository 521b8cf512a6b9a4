/** Where a push goes. `none`: the person has no channel at the moment; the inbox row is all there is. */
export const deliveryChannels = {
  official: '服务号消息',
  'mini-long': '小程序长期提醒',
  'official-notice': '服务号订阅通知',
  'mini-once': '小程序单次提醒',
  none: '仅站内信',
} as const;
export type DeliveryChannel = keyof typeof deliveryChannels;

/** Jobs of the outbox, as what waits. */
export const jobKinds = {
  'notice.published': '公告待通知',
  'project.followed': '新关注待查截止日期',
  'notice.quietly-changed': '改期待查的截止提醒',
  'deadline.reminder': '截止提醒待通知',
  'digest.due': '到时间的汇总待安排',
  'digest.make': '汇总待写好',
  'delivery.send': '推送待发送',
  'wechat.event': '微信回报待处理',
  'content.check': '内容待审核',
  'holidays.imported': '放假安排更新后待重算的期限',
  'articles.fetch': '资讯待同步',
} as const;

/** Whether a way to a person can be used now. */
export const wayStates = { open: '可用', 'used-up': '次数已用完', 'not-allowed': '还没有打开', stopped: '微信暂停了，稍后恢复', off: '已关闭' } as const;

/**
 * waiting: due or to be retried · sent: WeChat accepted it · confirmed: WeChat's event said delivered ·
 * unknown: the request left and no answer came · failed: given up, with a reason · inbox-only: no channel, with a reason ·
 * in-digest: part of a digest, whose own delivery says how that went.
 */
export const deliveryStates = {
  waiting: '等待发送',
  sent: '已发送',
  confirmed: '已送达',
  unknown: '结果未知',
  failed: '未能送达',
  'inbox-only': '仅站内信',
  'in-digest': '随汇总推送',
} as const;
export type DeliveryState = keyof typeof deliveryStates;

/** Why a push was not made or not delivered. */
export const deliveryReasons = {
  'no-credit': '微信提醒次数已用完',
  'not-subscribed': '未订阅或已退订',
  'reminders-off': '用户停用了提醒',
  'not-following': '未关注服务号',
  'template-stopped': '消息模板不可用',
  'too-frequent': '短时间内对同一人推送过多，稍后自动重试',
  'quota-minute': '已达微信每分钟上限，稍后自动重试',
  'quota-day': '已达微信当日上限，次日自动重试',
  'wechat-busy': '微信繁忙，稍后自动重试',
  'wechat-unreachable': '连不上微信，稍后自动重试',
  'outcome-unknown': '微信没有回应，可能已送达',
  'user-blocked': '用户已拒收',
  'content-refused': '微信拒绝了消息内容',
  'not-configured': '尚未配置微信',
  'not-allowed': '微信拒绝了调用，需管理员处理',
  'unknown-code': '微信返回了未知的错误码，等待处理',
  'wechat-failed': '微信受理后未能送达',
  withdrawn: '公告已撤回，不再推送',
  'gave-up': '多次重试仍失败',
  'quiet-hours': '免打扰时段，结束后推送',
  paused: '订阅暂停中',
  'inbox-chosen': '您选择了只收站内信',
  'deadline-gone': '截止时间已过，不再推送',
  canary: '系统自检，不推送',
} as const;
export type DeliveryReason = keyof typeof deliveryReasons;

/** The same as the person whom the push was for reads it. */
export const readerReasons: Readonly<Record<DeliveryReason, string>> = {
  ...deliveryReasons,
  'not-subscribed': '您没有打开微信提醒，或已经关掉',
  'reminders-off': '您停用了提醒',
  'not-following': '您没有关注服务号',
  'template-stopped': '微信暂停了这类消息',
  'too-frequent': '短时间内给您的提醒太多，稍后自动再发',
  'quota-minute': '微信限制每分钟的条数，稍后自动再发',
  'quota-day': '微信限制每天的条数，次日自动再发',
  'wechat-busy': '微信繁忙，稍后自动再发',
  'wechat-unreachable': '暂时连不上微信，稍后自动再发',
  'user-blocked': '您在微信里拒收了这类消息',
  'content-refused': '微信没有接受消息内容，工作人员会查明',
  'not-configured': '本中心还没有设置微信提醒',
  'not-allowed': '微信没有受理，工作人员会处理',
  'unknown-code': '微信没有受理，工作人员会查明',
  'gave-up': '试了多次都没有发出',
};

/** Words are looked for in so many of the newest pushes; ids, receipts and the pushes of one notice in all. */
export const MAX_DELIVERIES_SEARCHED = 100_000;

/** At most so many pushes are tried again at once. */
export const MAX_RETRIES_AT_ONCE = 500;

/** How a line of a message's log reads: as it goes, well ended, or not as it should. */
export const stepTones = { plain: '进行', done: '完成', late: '未成' } as const;
export type StepTone = keyof typeof stepTones;

/** A push whose refusal nobody understands waits for a person. */
export const deadLetterStates = { open: '待处理', retried: '已再试', dismissed: '已忽略' } as const;
export type DeadLetterState = keyof typeof deadLetterStates;

export const wechatAccounts = { mini: '小程序', official: '服务号' } as const;
export type WechatAccountWord = keyof typeof wechatAccounts;
