-- Takes the pieces if there are that many, never leaving less than none.
UPDATE trade_goods
SET goods_number = goods_number - :#goodsNumber
WHERE goods_id = :#goodsId
  AND goods_number >= :#goodsNumber
