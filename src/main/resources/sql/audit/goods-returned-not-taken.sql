-- Stock that was given back though nothing was taken
-- What it means: the goods log gives pieces back for an order that took none of these goods: there is more on the shelf
--   than there should be. The row of the deduction was deleted, or somebody wrote the restore by hand.
-- What to do: find out whether the order took the goods. If it did, enter the missing row of type 1; if not, correct the
--   stock and delete the row of type 2.
-- Needs: goods, ledger
SELECT CONCAT('order ', returned.order_id, ', goods ', returned.goods_id) AS subject, returned.order_id AS order_id,
  CONCAT(returned.goods_number, ' pieces were given back and none taken') AS finding
FROM trade_goods_number_log returned
LEFT JOIN trade_goods_number_log taken
  ON taken.goods_id = returned.goods_id AND taken.order_id = returned.order_id AND taken.log_type = 1
WHERE returned.log_type = 2 AND taken.order_id IS NULL
  AND (:since IS NULL OR returned.log_time >= :since OR returned.log_time IS NULL AND :untimed)
