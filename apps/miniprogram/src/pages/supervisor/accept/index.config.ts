export default definePageConfig({ navigationBarTitleText: '接受聘任' });
