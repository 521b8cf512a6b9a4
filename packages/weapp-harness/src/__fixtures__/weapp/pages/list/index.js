const app = getApp();

Page({
  data: { rows: [], query: '' },
  onLoad() {
    this.events = ['load'];
    wx.onAppShow(() => this.events.push('app-show'));
  },
  onShow() {
    this.events.push('show');
  },
  onReady() {
    this.load();
  },
  onHide() {
    this.events.push('hide');
  },
  load(from) {
    wx.request({
      url: `http://127.0.0.1:3000/rows${from ? `?from=${from}` : ''}`,
      success: ({ data, statusCode }) => this.setData({ rows: this.data.rows.concat(data), status: statusCode, launches: app.launches }),
      fail: ({ errMsg }) => this.setData({ failed: errMsg }),
    });
  },
  onPullDownRefresh() {
    this.setData({ rows: [] }, () => {
      wx.stopPullDownRefresh();
      this.load();
    });
  },
  onReachBottom() {
    this.load(this.data.rows.length);
  },
  type({ detail }) {
    this.setData({ query: detail.value });
  },
  open({ currentTarget }) {
    wx.navigateTo({ url: `../item/index?id=${currentTarget.dataset.itemId}&name=%E7%94%B2`, fail: ({ errMsg }) => this.setData({ failed: errMsg }) });
  },
  follow({ currentTarget, target }) {
    this.setData({ [`rows[${this.data.rows.findIndex(({ id }) => id === target.dataset.itemId)}].title`]: `已关注 ${currentTarget.dataset.itemId}` });
  },
  call() {
    wx.makePhoneCall({ phoneNumber: '0839-0000000' });
  },
  subscribe() {
    wx.requestSubscribeMessage({ tmplIds: ['t1'], success: (answer) => this.setData({ query: answer.t1 }), fail: ({ errMsg }) => this.setData({ query: errMsg }) });
  },
  subscribeLate() {
    setTimeout(() => this.subscribe(), 5);
  },
  ask() {
    wx.showModal({ title: '继续吗', success: ({ confirm }) => (confirm ? this.subscribe() : this.setData({ query: '不了' })) });
  },
  crash() {
    throw new Error('坏了');
  },
  submit({ detail }) {
    wx.request({ method: 'POST', url: '/echo', data: detail.value, success: ({ data }) => this.setData({ query: data.phone }) });
  },
});
