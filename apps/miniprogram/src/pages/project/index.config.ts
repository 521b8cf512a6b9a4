export default definePageConfig({ navigationBarTitleText: '项目', ...(process.env.TARO_ENV === 'weapp' ? { enableShareAppMessage: true, enableShareTimeline: true } : {}) });
