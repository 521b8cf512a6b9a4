Page({
  data: { kept: '' },
  onShow() {
    this.setData({ kept: wx.getStorageSync('kept') });
  },
  keep() {
    wx.setStorageSync('kept', '一句话');
    this.onShow();
  },
  overfill() {
    wx.setStorage({ key: 'big', data: 'x'.repeat(1024 * 1024), fail: ({ errMsg }) => this.setData({ kept: errMsg }) });
  },
  oversize() {
    this.setData({ kept: 'x'.repeat(1024 * 1024) });
  },
  today() {
    this.setData({ kept: `${new Date().toISOString().slice(0, 10)} ${new Date(Date.now()).getUTCFullYear()} ${new Date(0).getTime()}` });
  },
  probe() {
    if (wx.notThere) wx.notThere();
  },
  cheat() {
    this.setData({ kept: new Function('return 1')() });
  },
  abroad() {
    wx.request({ url: 'https://elsewhere.invalid/x', fail: ({ errMsg }) => this.setData({ kept: errMsg }) });
  },
});
