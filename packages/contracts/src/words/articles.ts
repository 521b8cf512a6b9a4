/** 资讯 as the desk sees it. `removed`: deleted or taken down at WeChat, kept without its text. */
export const articleStates = { shown: '显示中', hidden: '已隐藏', removed: '微信已删除' } as const;
export type ArticleState = keyof typeof articleStates;

/** What an entry of the official account's menu opens. `in-account`: works inside the account only. */
export const menuActions = { article: '公众号文章', link: '网页', page: '本小程序页面', 'mini-program': '其他小程序', 'in-account': '公众号内操作' } as const;
export type MenuAction = keyof typeof menuActions;
