export const staffRoles = {
  editor: '编辑',
  reviewer: '审核',
  'supervisor-desk': '监督岗',
  administrator: '管理员',
} as const;
export type StaffRole = keyof typeof staffRoles;

/** What the server may hold about a person on the phone: its name, how it is counted, and what an erasure does with it. */
export const heldKinds = {
  account: { label: '微信用户标识', unit: '份', fate: 'deleted' },
  phone: { label: '手机号', unit: '个', fate: 'deleted' },
  sessions: { label: '登录记录', unit: '条', fate: 'deleted' },
  alerts: { label: '订阅', unit: '个', fate: 'deleted' },
  follows: { label: '关注', unit: '个', fate: 'deleted' },
  inboxItems: { label: '站内信', unit: '条', fate: 'deleted' },
  deliveries: { label: '推送记录', unit: '条', fate: 'deleted' },
  credits: { label: '微信提醒次数', unit: '项', fate: 'deleted' },
  ratings: { label: '评价', unit: '条', fate: 'anonymised' },
  cases: { label: '留言', unit: '条', fate: 'anonymised' },
  appointments: { label: '监督员任期与意见', unit: '项', fate: 'anonymised' },
  traces: { label: '操作记录', unit: '条', fate: 'anonymised' },
} as const;
export type HeldKind = keyof typeof heldKinds;

/** 登录的设备, as far as the phone says what it is. */
export const deviceKinds = { iphone: '苹果手机', android: '安卓手机', harmony: '鸿蒙手机', computer: '电脑', other: '其他设备' } as const;
export type DeviceKind = keyof typeof deviceKinds;
