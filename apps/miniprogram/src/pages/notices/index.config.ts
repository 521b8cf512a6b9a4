export default definePageConfig({ navigationBarTitleText: '公告', ...(process.env.TARO_ENV === 'weapp' ? { enablePullDownRefresh: true, backgroundTextStyle: 'dark' as const } : {}) });
