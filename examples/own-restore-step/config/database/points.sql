-- What an order paid in points. An administrator runs it once, before the route is deployed.
ALTER TABLE trade_order ADD COLUMN points_paid INT NOT NULL DEFAULT 0;
