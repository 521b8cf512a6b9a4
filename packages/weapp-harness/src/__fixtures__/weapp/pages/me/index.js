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
