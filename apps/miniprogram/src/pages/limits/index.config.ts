export default definePageConfig({ navigationBarTitleText: '办事时限与依据' });
