export default definePageConfig({ navigationBarTitleText: '异常评价' });
