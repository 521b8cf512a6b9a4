/** 内容审核: which words of people are checked before others read them. */
export const contentKinds = { case: '诉求', rating: '评价留言', opinion: '监督意见' } as const;
export type ContentKind = keyof typeof contentKinds;

export const contentStates = { pending: '审核中', passed: '已通过', refused: '未通过' } as const;
export type ContentState = keyof typeof contentStates;

/** Why checked words are not shown yet. Everything but `checking` waits for a person. */
export const contentWaits = {
  checking: '正在自动审核',
  earlier: '启用审核以前写的内容',
  guest: '提交人没有登录，无法自动审核',
  'not-configured': '尚未配置微信，无法自动审核',
  'not-seen': '提交人近两小时没有打开小程序，微信不受理',
  failed: '微信审核没有成功',
  review: '微信建议人工审核',
  risky: '微信认为有风险',
} as const;
export type ContentWait = keyof typeof contentWaits;

/** Labels of WeChat's text check; one that is not here is shown as 其他. */
export const contentLabels: Readonly<Record<number, string>> = {
  100: '正常',
  10001: '广告',
  20001: '时政',
  20002: '色情',
  20003: '辱骂',
  20006: '违法犯罪',
  20008: '欺诈',
  20012: '低俗',
  20013: '版权',
  21000: '其他',
};
