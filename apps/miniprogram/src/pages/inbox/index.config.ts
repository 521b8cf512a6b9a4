export default definePageConfig({ navigationBarTitleText: '站内信', ...(process.env.TARO_ENV === 'weapp' ? { enablePullDownRefresh: true, backgroundTextStyle: 'dark' as const } : {}) });
