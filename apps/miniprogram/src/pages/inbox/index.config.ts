export default definePageConfig({ navigationBarTitleText: '站内信' });
