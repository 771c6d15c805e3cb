// 习惯打卡：记录只存在本机，换手机不会带走。
const today = () => new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10)

Page({
  data: { days: [], done: false },
  onShow() { this.refresh(wx.getStorageSync('days') || []) },
  check() {
    const days = this.data.days
    if (!days.includes(today())) { days.push(today()); wx.setStorageSync('days', days) }
    this.refresh(days)
  },
  refresh(days) { this.setData({ days, done: days.includes(today()) }) },
})
