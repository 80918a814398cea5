CREATE TABLE shop_delivery (
  order_id BIGINT PRIMARY KEY,
  delivered_at DATETIME NULL
);
