-- More or less stock given back than was taken
-- What it means: the goods log gives another number of pieces back than the order took: the stock is wrong by the
--   difference. Somebody changed one of the two rows.
-- What to do: find out which of the two numbers is right, correct the other row, and the stock by the difference.
-- Needs: goods, ledger
SELECT CONCAT('order ', returned.order_id, ', goods ', returned.goods_id) AS subject, returned.order_id AS order_id,
  CONCAT(-COALESCE(taken.goods_number, 0), ' pieces were taken, ', COALESCE(returned.goods_number, 0), ' given back')
    AS finding
FROM trade_goods_number_log returned
JOIN trade_goods_number_log taken
  ON taken.goods_id = returned.goods_id AND taken.order_id = returned.order_id AND taken.log_type = 1
WHERE returned.log_type = 2 AND COALESCE(returned.goods_number, 0) <> -COALESCE(taken.goods_number, 0)
  AND (:since IS NULL OR taken.log_time >= :since OR taken.log_time IS NULL AND :untimed)
