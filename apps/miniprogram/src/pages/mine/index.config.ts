export default definePageConfig({ navigationBarTitleText: '我的', ...(process.env.TARO_ENV === 'weapp' ? { enablePullDownRefresh: true, backgroundTextStyle: 'dark' as const } : {}) });
