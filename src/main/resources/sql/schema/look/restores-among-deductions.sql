SELECT EXISTS (SELECT 1 FROM trade_goods_number_log WHERE goods_number > 0)
