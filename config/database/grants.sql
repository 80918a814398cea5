-- The two accounts that the product needs, and no right more, for MySQL 8.0 and MariaDB 10.6 or newer.
--
-- Put in two passwords, quoted, and the name of your schema where it says trade; where it says % you may name the hosts that
-- the product runs on. Then run it once as an administrator, before the first start or later:
--
--   mysql -u root -p < config/database/grants.sql
--
-- and set spring.datasource.username and password to the first account, spring.flyway.user and password to the second.
-- This is not config/sql: what stands there is deployed as a statement of the product.

CREATE USER IF NOT EXISTS 'order_compensation'@'%' IDENTIFIED BY PASSWORD_OF_THE_PRODUCT;
CREATE USER IF NOT EXISTS 'order_compensation_flyway'@'%' IDENTIFIED BY PASSWORD_OF_FLYWAY;

-- Flyway creates the tables, or adopts those that are there. With spring.flyway.enabled=false it is not needed.
-- TRIGGER is there to see triggers: the server shows them to nobody else, and changing rows must not set one off.
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX, TRIGGER ON trade.* TO 'order_compensation_flyway'@'%';

-- The product: rows of these tables, as its statements need them. No files, no routines, no other tables, no change of any.
-- A right on a table that is not there yet can be given only together with CREATE, which is taken back below.
-- Give a step of your own what it needs besides in the same way.

-- Saved by confirm-order; locked and cancelled by the restore.
GRANT SELECT, INSERT, UPDATE, CREATE ON trade.trade_order TO 'order_compensation'@'%';

-- The lines and coupons of an order that has several, written with it and never changed.
GRANT SELECT, INSERT, CREATE ON trade.trade_order_line TO 'order_compensation'@'%';
GRANT SELECT, INSERT, CREATE ON trade.trade_order_coupon TO 'order_compensation'@'%';

-- Stock, coupons and balances go down and up; nothing is made or deleted there.
GRANT SELECT, UPDATE, CREATE ON trade.trade_goods TO 'order_compensation'@'%';
GRANT SELECT, UPDATE, CREATE ON trade.trade_coupon TO 'order_compensation'@'%';
GRANT SELECT, UPDATE, CREATE ON trade.trade_user TO 'order_compensation'@'%';

-- What was taken and given back is written once and never changed.
GRANT SELECT, INSERT, CREATE ON trade.trade_goods_number_log TO 'order_compensation'@'%';
GRANT SELECT, INSERT, CREATE ON trade.trade_coupon_log TO 'order_compensation'@'%';
GRANT SELECT, INSERT, CREATE ON trade.trade_user_money_log TO 'order_compensation'@'%';

-- Old success rows and sent messages are purged, and a claim is closed by deleting its row.
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE ON trade.trade_mq_consumer_log TO 'order_compensation'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE ON trade.trade_mq_producer_temp TO 'order_compensation'@'%';
GRANT SELECT, INSERT, DELETE, CREATE ON trade.trade_mq_open_claim TO 'order_compensation'@'%';

-- Locked for update by the instance that publishes, never changed.
GRANT SELECT, UPDATE, CREATE ON trade.trade_mq_relay_lock TO 'order_compensation'@'%';

-- Written by Flyway when it adopts the tables of an old listener.
GRANT SELECT, CREATE ON trade.trade_adoption TO 'order_compensation'@'%';

-- The history, which nobody rewrites.
GRANT SELECT, INSERT, CREATE ON trade.trade_mq_attempt_log TO 'order_compensation'@'%';
GRANT SELECT, INSERT, CREATE ON trade.trade_mq_operator_log TO 'order_compensation'@'%';

REVOKE CREATE ON trade.trade_order FROM 'order_compensation'@'%';
REVOKE CREATE ON trade.trade_order_line FROM 'order_compensation'@'%';
REVOKE CREATE ON trade.trade_order_coupon FROM 'order_compensation'@'%';
REVOKE CREATE ON trade.trade_goods FROM 'order_compensation'@'%';
REVOKE CREATE ON trade.trade_goods_number_log FROM 'order_compensation'@'%';
REVOKE CREATE ON trade.trade_coupon FROM 'order_compensation'@'%';
REVOKE CREATE ON trade.trade_coupon_log FROM 'order_compensation'@'%';
REVOKE CREATE ON trade.trade_user FROM 'order_compensation'@'%';
REVOKE CREATE ON trade.trade_user_money_log FROM 'order_compensation'@'%';
REVOKE CREATE ON trade.trade_mq_consumer_log FROM 'order_compensation'@'%';
REVOKE CREATE ON trade.trade_mq_producer_temp FROM 'order_compensation'@'%';
REVOKE CREATE ON trade.trade_mq_open_claim FROM 'order_compensation'@'%';
REVOKE CREATE ON trade.trade_mq_relay_lock FROM 'order_compensation'@'%';
REVOKE CREATE ON trade.trade_adoption FROM 'order_compensation'@'%';
REVOKE CREATE ON trade.trade_mq_attempt_log FROM 'order_compensation'@'%';
REVOKE CREATE ON trade.trade_mq_operator_log FROM 'order_compensation'@'%';
