package io.ordercompensation.support.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.rocketmq.RocketMQConstants;
import org.apache.camel.component.sql.SqlComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** What the Camel manual leads to: stock component, transacted, stock idempotent repository, a call a statement. */
final class StockCamel extends RouteBuilder {

    private static final int THREADS = 20;

    private final Assignment assignment;
    private final HikariDataSource pool;

    private StockCamel(Assignment assignment, HikariDataSource pool) {
        this.assignment = assignment;
        this.pool = pool;
    }

    static void start(Assignment assignment) throws Exception {
        HikariDataSource pool = assignment.pool(THREADS);
        CamelContext camel = new DefaultCamelContext();
        camel.getRegistry().bind("required", new SpringTransactionPolicy(new DataSourceTransactionManager(pool)));
        SqlComponent sql = new SqlComponent();
        sql.setDataSource(pool);
        camel.addComponent("sql", sql);
        camel.addRoutes(new StockCamel(assignment, pool));
        camel.start();
    }

    @Override
    public void configure() {
        from("rocketmq:%s?consumerGroup=%s&namesrvAddr=%s&subscribeTags=%s"
                        .formatted(assignment.topic(), assignment.group(), assignment.nameServer(), Assignment.TAG))
                .transacted()
                .idempotentConsumer(
                        header(RocketMQConstants.KEY), new JdbcMessageIdRepository(pool, assignment.group()))
                .setHeader("text", bodyAs(String.class))
                .setHeader("group", constant(assignment.group()))
                .setHeader("now", method(StockCamel.class, "now"))
                .to("sql:INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, msg_id, msg_body,"
                        + " consumer_status, consumer_times, consumer_timestamp, created_at) VALUES (:#group,"
                        + " 'order_cancel', :#CamelRockerMQKey, :#CamelRockerMQMsgId, :#text, 1, 0, :#now, :#now)")
                .unmarshal()
                .json(Map.class)
                .to("sql:INSERT INTO trade_goods_number_log (goods_id, order_id, log_type, goods_number, log_time)"
                        + " VALUES (:#goodsId, :#orderId, 2, :#goodsNumber, NOW())")
                .to("sql:UPDATE trade_goods SET goods_number = goods_number - (0 - :#goodsNumber)"
                        + " WHERE goods_id = :#goodsId")
                .to("sql:INSERT INTO trade_coupon_log (coupon_id, order_id, log_type, log_time)"
                        + " VALUES (:#couponId, :#orderId, 2, NOW())")
                .to("sql:UPDATE trade_coupon SET is_used = 0, order_id = NULL, used_time = NULL"
                        + " WHERE coupon_id = :#couponId AND order_id = :#orderId")
                .to("sql:INSERT INTO trade_user_money_log (user_id, order_id, money_log_type, use_money, create_time)"
                        + " VALUES (:#userId, :#orderId, 2, :#userMoney, NOW())")
                .to("sql:UPDATE trade_user SET user_money = user_money - (0 - :#userMoney) WHERE user_id = :#userId")
                .to("sql:UPDATE trade_order SET order_status = 2 WHERE order_id = :#orderId");
    }

    public static LocalDateTime now() {
        return LocalDateTime.now(ZoneOffset.UTC);
    }
}
