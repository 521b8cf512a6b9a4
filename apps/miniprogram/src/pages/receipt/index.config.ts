export default definePageConfig({ navigationBarTitleText: '查受理进度' });
