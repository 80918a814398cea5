-- Adopts the tables of an old listener: brings them to the shape of V1 and keeps every row.
-- Each change asks information_schema first, because MySQL commits DDL statement by statement: a migration that
-- stopped half way can be run again after `flyway repair`, and on the tables of V1 nothing is left to do.

-- A restore could not be logged beside its deduction: the old key has no log_type. Old writers, who do not name the
-- column, go on to write deductions.
SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'trade_goods_number_log' AND column_name = 'log_type') = 0,
  'ALTER TABLE trade_goods_number_log ADD COLUMN log_type TINYINT NOT NULL DEFAULT 1 COMMENT ''1 deducted 2 restored'' AFTER order_id',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT COALESCE(GROUP_CONCAT(column_name ORDER BY seq_in_index), '') FROM information_schema.statistics
  WHERE table_schema = DATABASE() AND table_name = 'trade_goods_number_log' AND index_name = 'PRIMARY') = 'goods_id,order_id',
  'ALTER TABLE trade_goods_number_log DROP PRIMARY KEY, ADD PRIMARY KEY (goods_id, order_id, log_type)',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT COALESCE(GROUP_CONCAT(column_name ORDER BY seq_in_index), '') FROM information_schema.statistics
  WHERE table_schema = DATABASE() AND table_name = 'trade_goods_number_log' AND index_name = 'PRIMARY') = '',
  'ALTER TABLE trade_goods_number_log ADD PRIMARY KEY (goods_id, order_id, log_type)',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

-- Positive rows of the old log are restores. Nobody else holds such a row under log_type 2 yet.
UPDATE IGNORE trade_goods_number_log SET log_type = 2 WHERE log_type = 1 AND goods_number > 0;

SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE()
  AND table_name = 'trade_goods_number_log' AND seq_in_index = 1 AND column_name = 'order_id') = 0,
  'ALTER TABLE trade_goods_number_log ADD KEY idx_goods_log_order (order_id, log_type)',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

-- decimal(10,0) loses cents. A balance of nine digits or more keeps its room.
SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'trade_user'
  AND column_name = 'user_money' AND (data_type <> 'decimal' OR numeric_scale < 2)) = 1
  AND EXISTS (SELECT 1 FROM trade_user WHERE ABS(user_money) >= 100000000),
  'ALTER TABLE trade_user MODIFY user_money DECIMAL(12, 2) NULL',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'trade_user'
  AND column_name = 'user_money' AND (data_type <> 'decimal' OR numeric_scale < 2)) = 1
  AND NOT EXISTS (SELECT 1 FROM trade_user WHERE ABS(user_money) >= 100000000),
  'ALTER TABLE trade_user MODIFY user_money DECIMAL(10, 2) NULL',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'trade_user_money_log'
  AND column_name = 'use_money' AND (data_type <> 'decimal' OR numeric_scale < 2)) = 1
  AND EXISTS (SELECT 1 FROM trade_user_money_log WHERE ABS(use_money) >= 100000000),
  'ALTER TABLE trade_user_money_log MODIFY use_money DECIMAL(12, 2) NULL',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'trade_user_money_log'
  AND column_name = 'use_money' AND (data_type <> 'decimal' OR numeric_scale < 2)) = 1
  AND NOT EXISTS (SELECT 1 FROM trade_user_money_log WHERE ABS(use_money) >= 100000000),
  'ALTER TABLE trade_user_money_log MODIFY use_money DECIMAL(10, 2) NULL',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'trade_coupon'
  AND column_name = 'coupon_price' AND (data_type <> 'decimal' OR numeric_scale < 2)) = 1
  AND EXISTS (SELECT 1 FROM trade_coupon WHERE ABS(coupon_price) >= 100000000),
  'ALTER TABLE trade_coupon MODIFY coupon_price DECIMAL(12, 2) NULL',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'trade_coupon'
  AND column_name = 'coupon_price' AND (data_type <> 'decimal' OR numeric_scale < 2)) = 1
  AND NOT EXISTS (SELECT 1 FROM trade_coupon WHERE ABS(coupon_price) >= 100000000),
  'ALTER TABLE trade_coupon MODIFY coupon_price DECIMAL(10, 2) NULL',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT COALESCE(GROUP_CONCAT(column_name ORDER BY seq_in_index), '') FROM information_schema.statistics
  WHERE table_schema = DATABASE() AND table_name = 'trade_user_money_log' AND index_name = 'PRIMARY') NOT IN ('user_id,order_id,money_log_type', ''),
  'ALTER TABLE trade_user_money_log DROP PRIMARY KEY, ADD PRIMARY KEY (user_id, order_id, money_log_type)',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT COALESCE(GROUP_CONCAT(column_name ORDER BY seq_in_index), '') FROM information_schema.statistics
  WHERE table_schema = DATABASE() AND table_name = 'trade_user_money_log' AND index_name = 'PRIMARY') = '',
  'ALTER TABLE trade_user_money_log ADD PRIMARY KEY (user_id, order_id, money_log_type)',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE()
  AND table_name = 'trade_user_money_log' AND seq_in_index = 1 AND column_name = 'order_id') = 0,
  'ALTER TABLE trade_user_money_log ADD KEY idx_money_log_order (order_id, money_log_type)',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE()
  AND table_name = 'trade_coupon' AND seq_in_index = 1 AND column_name = 'order_id') = 0,
  'ALTER TABLE trade_coupon ADD KEY idx_coupon_order (order_id)',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

-- Keys are compared byte by byte: under a case-insensitive collation two messages could share one row.
SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'trade_mq_consumer_log'
  AND column_name IN ('group_name', 'msg_tag', 'msg_key') AND collation_name = 'utf8mb4_bin') < 3,
  'ALTER TABLE trade_mq_consumer_log
    MODIFY group_name VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    MODIFY msg_tag VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    MODIFY msg_key VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

-- 500 characters cut bodies, and a remark has to hold a reason.
SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'trade_mq_consumer_log'
  AND column_name = 'msg_body' AND data_type IN ('mediumtext', 'longtext') AND character_set_name = 'utf8mb4') = 0,
  'ALTER TABLE trade_mq_consumer_log MODIFY msg_body MEDIUMTEXT CHARACTER SET utf8mb4 NULL',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'trade_mq_consumer_log'
  AND ((column_name = 'remark' AND character_maximum_length < 1000)
    OR (column_name = 'msg_id' AND character_maximum_length < 255))) > 0,
  'ALTER TABLE trade_mq_consumer_log
    MODIFY remark VARCHAR(1000) CHARACTER SET utf8mb4 NULL,
    MODIFY msg_id VARCHAR(255) CHARACTER SET utf8mb4 NULL',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

-- A TIMESTAMP moves with the session's time zone, and may change by itself on every update.
SET @session_time_zone = @@session.time_zone;
SET time_zone = '+00:00';

SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'trade_mq_consumer_log'
  AND column_name = 'consumer_timestamp' AND data_type = 'timestamp') = 1,
  'ALTER TABLE trade_mq_consumer_log MODIFY consumer_timestamp DATETIME(3) NULL COMMENT ''last change of the status, UTC''',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET time_zone = @session_time_zone;

SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'trade_mq_consumer_log' AND column_name = 'next_attempt_at') = 0,
  'ALTER TABLE trade_mq_consumer_log ADD COLUMN next_attempt_at DATETIME(3) NULL COMMENT ''UTC''',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'trade_mq_consumer_log' AND column_name = 'created_at') = 0,
  'ALTER TABLE trade_mq_consumer_log ADD COLUMN created_at DATETIME(3) NULL COMMENT ''UTC''',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'trade_mq_consumer_log' AND column_name = 'claim_token') = 0,
  'ALTER TABLE trade_mq_consumer_log ADD COLUMN claim_token BIGINT NULL COMMENT ''which batch claimed or leased the row last''',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE()
  AND table_name = 'trade_mq_consumer_log' AND seq_in_index = 1 AND column_name = 'consumer_status') = 0,
  'ALTER TABLE trade_mq_consumer_log ADD KEY idx_consumer_log_due (consumer_status, next_attempt_at)',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

-- What the old listener left as failed is due at once. Rows it was working on (0) become due after the lease.
UPDATE trade_mq_consumer_log SET next_attempt_at = UTC_TIMESTAMP(3), consumer_timestamp = consumer_timestamp
   WHERE consumer_status = 2 AND next_attempt_at IS NULL;
UPDATE trade_mq_consumer_log SET created_at = consumer_timestamp, consumer_timestamp = consumer_timestamp WHERE created_at IS NULL;

