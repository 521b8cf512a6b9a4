export default definePageConfig({ navigationBarTitleText: '办事留痕' });
