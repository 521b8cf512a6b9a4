export default definePageConfig({ navigationBarTitleText: '阳光交易', ...(process.env.TARO_ENV === 'weapp' ? { enablePullDownRefresh: true, backgroundTextStyle: 'dark' as const } : {}) });
