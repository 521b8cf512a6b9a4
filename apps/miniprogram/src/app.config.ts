const isH5 = process.env.TARO_ENV === 'h5';

const tab = (pagePath: string, text: string, icon: string) => ({
  pagePath,
  text,
  iconPath: `assets/tab/${icon}.png`,
  selectedIconPath: `assets/tab/${icon}-on.png`,
});

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/notices/index', 'pages/supervision/index', 'pages/mine/index'],
  subPackages: [
    { root: 'pages/project', pages: ['index'] },
    { root: 'pages/alerts', pages: ['index'] },
    { root: 'pages/alert', pages: ['index'] },
    { root: 'pages/inbox', pages: ['index'] },
    { root: 'pages/follows', pages: ['index'] },
    { root: 'pages/rate', pages: ['index'] },
    { root: 'pages/my-rating', pages: ['index'] },
    { root: 'pages/figures', pages: ['index'] },
    { root: 'pages/case', pages: ['index'] },
    { root: 'pages/receipt', pages: ['index'] },
    { root: 'pages/organisation', pages: ['index'] },
    { root: 'pages/limits', pages: ['index'] },
    { root: 'pages/questions', pages: ['index', 'question'] },
    { root: 'pages/hotline', pages: ['index'] },
    { root: 'pages/scan', pages: ['index'] },
    { root: 'pages/account', pages: ['index'] },
    { root: 'pages/privacy', pages: ['index'] },
    { root: 'pages/articles', pages: ['index'] },
    { root: 'pages/article', pages: ['index'] },
    ...(isH5 ? [{ root: 'pages/kiosk', pages: ['index'] }] : []),
    { root: 'pages/supervisors', pages: ['index', 'opinion/index'] },
    {
      root: 'pages/supervisor',
      pages: ['index', 'accept/index', 'task/index', 'opinions/index', 'opinion/index', 'appraisal/index', 'rectifications/index', 'rectification/index', 'flags/index', 'trail/index', 'record/index'],
    },
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['pages/project'] },
    'pages/supervision/index': { network: 'all', packages: ['pages/rate', 'pages/case', 'pages/receipt'] },
  },
  // h5 draws its own bar as a landmark with real links.
  tabBar: {
    custom: isH5,
    color: '#55605a',
    selectedColor: '#1f5c46',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: [
      tab('pages/home/index', '首页', 'home'),
      tab('pages/notices/index', '公告', 'notices'),
      tab('pages/supervision/index', '监督', 'supervision'),
      tab('pages/mine/index', '我的', 'mine'),
    ],
  },
  window: {
    navigationBarTitleText: '阳光交易',
    navigationBarBackgroundColor: '#1f5c46',
    navigationBarTextStyle: 'white',
    backgroundColor: '#faf8f3',
    ...(isH5 ? { navigationStyle: 'custom' as const } : {}),
  },
  ...(isH5 ? { animation: false } : {}),
  lazyCodeLoading: 'requiredComponents',
  sitemapLocation: 'sitemap.json',
  __usePrivacyCheck__: true,
});
