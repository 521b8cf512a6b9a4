export default definePageConfig({ navigationBarTitleText: '特约监督员' });
