-- Adopts the tables of an old listener: brings them to the shape of V1 and keeps every row.
-- Each change asks information_schema first, because MySQL commits DDL statement by statement: a migration that
-- stopped half way can be run again after `flyway repair`, and on the tables of V1 nothing is left to do.

-- Strict, so that no change can cut a value; but old tables may hold the date 0000-00-00, and times mean UTC here.
SET @session_sql_mode = @@session.sql_mode;
SET @session_time_zone = @@session.time_zone;
SET @session_group_concat_max_len = @@session.group_concat_max_len;
SET sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION';
SET time_zone = '+00:00';
SET group_concat_max_len = 65536;

-- MyISAM knows no transactions: a batch that failed would leave half of its restorations behind.
SET @ddl = (SELECT IF((SELECT engine FROM information_schema.tables WHERE table_schema = DATABASE()
  AND table_name = 'trade_order') <> 'InnoDB',
  'ALTER TABLE trade_order ENGINE = InnoDB, ROW_FORMAT = DYNAMIC',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT engine FROM information_schema.tables WHERE table_schema = DATABASE()
  AND table_name = 'trade_goods') <> 'InnoDB',
  'ALTER TABLE trade_goods ENGINE = InnoDB, ROW_FORMAT = DYNAMIC',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT engine FROM information_schema.tables WHERE table_schema = DATABASE()
  AND table_name = 'trade_goods_number_log') <> 'InnoDB',
  'ALTER TABLE trade_goods_number_log ENGINE = InnoDB, ROW_FORMAT = DYNAMIC',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT engine FROM information_schema.tables WHERE table_schema = DATABASE()
  AND table_name = 'trade_coupon') <> 'InnoDB',
  'ALTER TABLE trade_coupon ENGINE = InnoDB, ROW_FORMAT = DYNAMIC',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT engine FROM information_schema.tables WHERE table_schema = DATABASE()
  AND table_name = 'trade_user') <> 'InnoDB',
  'ALTER TABLE trade_user ENGINE = InnoDB, ROW_FORMAT = DYNAMIC',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT engine FROM information_schema.tables WHERE table_schema = DATABASE()
  AND table_name = 'trade_user_money_log') <> 'InnoDB',
  'ALTER TABLE trade_user_money_log ENGINE = InnoDB, ROW_FORMAT = DYNAMIC',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT engine FROM information_schema.tables WHERE table_schema = DATABASE()
  AND table_name = 'trade_mq_consumer_log') <> 'InnoDB',
  'ALTER TABLE trade_mq_consumer_log ENGINE = InnoDB, ROW_FORMAT = DYNAMIC',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT engine FROM information_schema.tables WHERE table_schema = DATABASE()
  AND table_name = 'trade_mq_producer_temp') <> 'InnoDB',
  'ALTER TABLE trade_mq_producer_temp ENGINE = InnoDB, ROW_FORMAT = DYNAMIC',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

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
  WHERE table_schema = DATABASE() AND table_name = 'trade_goods_number_log' AND index_name = 'PRIMARY') IN ('goods_id,order_id', 'order_id,goods_id'),
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

-- Positive rows of the old log are restores. Nobody else holds such a row under log_type 2 yet. Assigning log_time to
-- itself keeps a TIMESTAMP from moving.
UPDATE IGNORE trade_goods_number_log SET log_type = 2, log_time = log_time WHERE log_type = 1 AND goods_number > 0;

SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE()
  AND table_name = 'trade_goods_number_log' AND seq_in_index = 1 AND column_name = 'order_id') = 0,
  'ALTER TABLE trade_goods_number_log ADD KEY idx_goods_log_order (order_id, log_type)',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

-- decimal(10,0) loses cents. The digits before the point keep their room, and the column its default.
SET @ddl = (SELECT COALESCE(CONCAT('ALTER TABLE trade_order ', GROUP_CONCAT('MODIFY ', column_name,
    ' DECIMAL(', GREATEST(10, numeric_precision - COALESCE(numeric_scale, 0) + 2), ', 2)',
    IF(column_type LIKE '%unsigned%', ' UNSIGNED', ''), IF(is_nullable = 'NO', ' NOT NULL', ' NULL'),
    COALESCE(CONCAT(' DEFAULT ', column_default), ''), ' COMMENT ', QUOTE(column_comment) SEPARATOR ', ')), 'DO 0')
  FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'trade_order'
  AND column_name IN ('goods_price', 'goods_amount', 'shipping_fee', 'order_amount', 'coupon_paid', 'money_paid', 'pay_amount')
  AND (data_type <> 'decimal' OR numeric_scale < 2));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT COALESCE(CONCAT('ALTER TABLE trade_goods ', GROUP_CONCAT('MODIFY ', column_name,
    ' DECIMAL(', GREATEST(10, numeric_precision - COALESCE(numeric_scale, 0) + 2), ', 2)',
    IF(column_type LIKE '%unsigned%', ' UNSIGNED', ''), IF(is_nullable = 'NO', ' NOT NULL', ' NULL'),
    COALESCE(CONCAT(' DEFAULT ', column_default), ''), ' COMMENT ', QUOTE(column_comment) SEPARATOR ', ')), 'DO 0')
  FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'trade_goods'
  AND column_name = 'goods_price'
  AND (data_type <> 'decimal' OR numeric_scale < 2));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT COALESCE(CONCAT('ALTER TABLE trade_coupon ', GROUP_CONCAT('MODIFY ', column_name,
    ' DECIMAL(', GREATEST(10, numeric_precision - COALESCE(numeric_scale, 0) + 2), ', 2)',
    IF(column_type LIKE '%unsigned%', ' UNSIGNED', ''), IF(is_nullable = 'NO', ' NOT NULL', ' NULL'),
    COALESCE(CONCAT(' DEFAULT ', column_default), ''), ' COMMENT ', QUOTE(column_comment) SEPARATOR ', ')), 'DO 0')
  FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'trade_coupon'
  AND column_name = 'coupon_price'
  AND (data_type <> 'decimal' OR numeric_scale < 2));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT COALESCE(CONCAT('ALTER TABLE trade_user ', GROUP_CONCAT('MODIFY ', column_name,
    ' DECIMAL(', GREATEST(10, numeric_precision - COALESCE(numeric_scale, 0) + 2), ', 2)',
    IF(column_type LIKE '%unsigned%', ' UNSIGNED', ''), IF(is_nullable = 'NO', ' NOT NULL', ' NULL'),
    COALESCE(CONCAT(' DEFAULT ', column_default), ''), ' COMMENT ', QUOTE(column_comment) SEPARATOR ', ')), 'DO 0')
  FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'trade_user'
  AND column_name = 'user_money'
  AND (data_type <> 'decimal' OR numeric_scale < 2));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT COALESCE(CONCAT('ALTER TABLE trade_user_money_log ', GROUP_CONCAT('MODIFY ', column_name,
    ' DECIMAL(', GREATEST(10, numeric_precision - COALESCE(numeric_scale, 0) + 2), ', 2)',
    IF(column_type LIKE '%unsigned%', ' UNSIGNED', ''), IF(is_nullable = 'NO', ' NOT NULL', ' NULL'),
    COALESCE(CONCAT(' DEFAULT ', column_default), ''), ' COMMENT ', QUOTE(column_comment) SEPARATOR ', ')), 'DO 0')
  FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'trade_user_money_log'
  AND column_name = 'use_money'
  AND (data_type <> 'decimal' OR numeric_scale < 2));
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
  AND column_name IN ('group_name', 'msg_tag', 'msg_key') AND collation_name = 'utf8mb4_bin'
  AND character_maximum_length >= 100) < 3,
  'ALTER TABLE trade_mq_consumer_log
    MODIFY group_name VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    MODIFY msg_tag VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    MODIFY msg_key VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

-- 500 characters cut bodies, a remark has to hold a reason, and both may hold any character.
SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'trade_mq_consumer_log'
  AND column_name = 'msg_body' AND data_type IN ('mediumtext', 'longtext') AND character_set_name = 'utf8mb4') = 0,
  'ALTER TABLE trade_mq_consumer_log MODIFY msg_body MEDIUMTEXT CHARACTER SET utf8mb4 NULL',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'trade_mq_producer_temp'
  AND column_name = 'msg_body' AND data_type IN ('mediumtext', 'longtext') AND character_set_name = 'utf8mb4') = 0,
  'ALTER TABLE trade_mq_producer_temp MODIFY msg_body MEDIUMTEXT CHARACTER SET utf8mb4 NULL',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT CONCAT('ALTER TABLE trade_mq_consumer_log MODIFY remark ',
    IF(data_type LIKE '%text', 'MEDIUMTEXT', CONCAT('VARCHAR(', GREATEST(1000, character_maximum_length), ')')),
    ' CHARACTER SET utf8mb4 NULL')
  FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'trade_mq_consumer_log'
  AND column_name = 'remark' AND (character_maximum_length < 1000 OR character_set_name <> 'utf8mb4'));
SET @ddl = COALESCE(@ddl, 'DO 0');
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

SET @ddl = (SELECT CONCAT('ALTER TABLE trade_mq_consumer_log MODIFY msg_id ',
    IF(data_type LIKE '%text', 'MEDIUMTEXT', CONCAT('VARCHAR(', GREATEST(255, character_maximum_length), ')')),
    ' CHARACTER SET utf8mb4 NULL')
  FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'trade_mq_consumer_log'
  AND column_name = 'msg_id' AND (character_maximum_length < 255 OR character_set_name <> 'utf8mb4'));
SET @ddl = COALESCE(@ddl, 'DO 0');
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

-- A TIMESTAMP moves with the session's time zone, and may change by itself on every update. The default is for an old
-- listener that still runs: without it, nobody could tell since when it has been working on a message.
SET @ddl = (SELECT IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'trade_mq_consumer_log'
  AND column_name = 'consumer_timestamp' AND data_type = 'datetime' AND datetime_precision = 3
  AND column_default LIKE '%utc_timestamp%') = 0,
  'ALTER TABLE trade_mq_consumer_log
    MODIFY consumer_timestamp DATETIME(3) NULL DEFAULT (UTC_TIMESTAMP(3)) COMMENT ''last change of the status, UTC''',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

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
  AND table_name = 'trade_mq_consumer_log' AND index_name = 'idx_consumer_log_due') = 0,
  'ALTER TABLE trade_mq_consumer_log ADD KEY idx_consumer_log_due (consumer_status, next_attempt_at)',
  'DO 0'));
PREPARE adopt FROM @ddl;
EXECUTE adopt;
DEALLOCATE PREPARE adopt;

UPDATE trade_mq_consumer_log SET consumer_timestamp = NULL WHERE consumer_timestamp = '0000-00-00 00:00:00';

-- What the old listener left as failed is due at once. Rows it was working on (0) become due after the lease.
UPDATE trade_mq_consumer_log SET next_attempt_at = UTC_TIMESTAMP(3)
   WHERE consumer_status = 2 AND next_attempt_at IS NULL;
UPDATE trade_mq_consumer_log SET created_at = consumer_timestamp WHERE created_at IS NULL;

SET group_concat_max_len = @session_group_concat_max_len;
SET time_zone = @session_time_zone;
SET sql_mode = @session_sql_mode;
