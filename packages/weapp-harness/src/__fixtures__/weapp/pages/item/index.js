Page({
  onLoad({ id, name }) {
    this.setData({ id, name: decodeURIComponent(name || '') });
    wx.setNavigationBarTitle({ title: `第 ${id} 条` });
    this.timer = setInterval(() => this.setData({ ticks: 1 }), 1);
  },
  deeper() {
    wx.navigateTo({ url: `/pages/item/index?id=${Number(this.data.id) + 1}`, fail: ({ errMsg }) => this.setData({ name: errMsg }) });
  },
});
