export default definePageConfig({ navigationBarTitleText: '公开答问', ...(process.env.TARO_ENV === 'weapp' ? { enableShareAppMessage: true } : {}) });
