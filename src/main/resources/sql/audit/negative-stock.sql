-- Goods with less than nothing in stock
-- What it means: more pieces were sold than there were: some deduction does not check the stock in the statement that
--   takes it.
-- What to do: count the shelf, correct goods_number, and make every deduction an UPDATE with goods_number >= the pieces
--   in its WHERE.
-- Needs: goods
SELECT CONCAT('goods ', goods_id) AS subject, NULL AS order_id, CONCAT(goods_number, ' pieces in stock') AS finding
FROM trade_goods
WHERE goods_number < 0
