export default definePageConfig({ navigationBarTitleText: '机构和职责' });
