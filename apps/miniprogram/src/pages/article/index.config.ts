export default definePageConfig({ navigationBarTitleText: '资讯', ...(process.env.TARO_ENV === 'weapp' ? { enableShareAppMessage: true } : {}) });
