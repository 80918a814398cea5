UPDATE trade_goods_number_log SET log_type = 2${kept} WHERE goods_number > 0 AND log_type = 1
