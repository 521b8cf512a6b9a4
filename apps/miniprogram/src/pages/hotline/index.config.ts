export default definePageConfig({ navigationBarTitleText: '电话和回电' });
