INSERT INTO trade_goods_number_log VALUES (11, 6001, -1, '2021-12-31 23:59:59'), (11, 6001, 1, '2022-01-01 00:00:01');
