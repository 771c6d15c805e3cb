enum MarketPlaceholder {}
