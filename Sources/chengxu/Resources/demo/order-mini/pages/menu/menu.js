// 菜单页：加减份数，合计金额。金额以分为单位，避免小数误差。
const dishes = [
  { id: 1, name: '番茄牛腩饭', fen: 2800 },
  { id: 2, name: '香菇鸡汤', fen: 1800 },
  { id: 3, name: '凉拌黄瓜', fen: 900 },
]

Page({
  data: { dishes: dishes.map(d => ({ ...d, count: 0, price: (d.fen / 100).toFixed(2) })), total: '0.00' },

  change(event) {
    const { id, step } = event.currentTarget.dataset
    const list = this.data.dishes.map(d => d.id === id ? { ...d, count: Math.max(0, d.count + Number(step)) } : d)
    const fen = list.reduce((sum, d) => sum + d.fen * d.count, 0)
    this.setData({ dishes: list, total: (fen / 100).toFixed(2) })
  },

  submit() {
    const items = this.data.dishes.filter(d => d.count > 0).map(({ id, count }) => ({ id, count }))
    if (items.length === 0) return wx.showToast({ title: '还没有点菜', icon: 'none' })
    wx.request({ url: 'https://api.shop.example/orders', method: 'POST', data: { items } })
  },
})
