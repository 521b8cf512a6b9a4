export default definePageConfig({ navigationBarTitleText: '扫码打开' });
