export default definePageConfig({ navigationBarTitleText: '我是监督员' });
