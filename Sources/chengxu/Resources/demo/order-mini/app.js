App({ globalData: { cart: {} } })
