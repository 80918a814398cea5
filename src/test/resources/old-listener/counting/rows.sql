INSERT INTO trade_mq_producer_temp (id, group_name, msg_topic, msg_tag, msg_key, msg_body, msg_status, create_time) VALUES
  ('b', 'orderProducerGroup', 'orderTopic', 'order_cancel', '7001', '{"orderId":7001}', 0, '2021-02-04 08:04:00'),
  ('a', 'orderProducerGroup', 'orderTopic', 'order_cancel', '7002', '{"orderId":7002}', 0, '2021-02-04 08:05:00');
