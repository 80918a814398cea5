package io.ordercompensation.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.message.Delivery;
import io.ordercompensation.retry.ReasonGroup;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Order;
import io.ordercompensation.test.Shop;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** An operator finds a parked message in the JMX console, sees why, and has it tried again once the cause is gone. */
@OnEachDatabase
class ParkedConsoleIT {

    private final EmbeddedDatabase database;

    ParkedConsoleIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @Test
    void showsAndReplaysWhatIsParked() throws Exception {
        try (ConfigurableApplicationContext application = new CompensationApp(
                        database, EmbeddedDatabases.freshSchema(database))
                .withoutBroker()
                .with("spring.jmx.enabled", true)
                .with("compensation.retry.max-retries", 0)
                .start()) {
            Shop shop = new Shop(CompensationApp.administrator(application));
            shop.goods(1, 1, 100);
            Order order = Order.of(7).goods(1, 3);
            shop.place(order);
            shop.jdbc().update("UPDATE trade_order SET pay_status = 2");
            CompensationApp.camel(application)
                    .createProducerTemplate()
                    .sendBody(
                            "direct:isolate",
                            List.of(Delivery.fresh(
                                    "id", null, order.cancelBody().getBytes(StandardCharsets.UTF_8))));

            assertThat(invoke("reasons")).contains("the order has been paid");
            assertThat(invoke("show", "7")).contains("\\\"orderId\\\":7");
            assertThatThrownBy(() -> invoke("replayGroup", "", "ann")).hasStackTraceContaining("Name the reason group");
            shop.jdbc().update("UPDATE trade_order SET pay_status = 0");
            assertThat(invoke("replay", "7", "ann")).contains("DONE");

            await().until(() -> shop.messageStatus("7") == 1);
            assertThat(shop.stock(1)).isEqualTo(100);
            assertThat(invoke("replay", "7", "ann")).contains("NOT_PARKED");

            String group = application
                    .getBean(ParkedMessages.class)
                    .show("7")
                    .orElseThrow()
                    .acts()
                    .get(0)
                    .reasonBefore();
            assertThat(invoke("replayGroup", ReasonGroup.of(group), "ann"))
                    .contains("\"state\" : \"DONE\"")
                    .contains("\"taken\" : 0");
            assertThat(invoke("runs")).contains("\"id\" : 1").contains("\"operator\" : \"ann\"");
            assertThat(progress("progress", 1)).contains("DONE");
            assertThat(progress("cancel", 1)).contains("DONE");
            assertThat(progress("progress", 2)).contains("No operation has the id 2");
        }
    }

    private static String progress(String operation, long id) throws Exception {
        return (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(new ObjectName(ParkedConsole.NAME), operation, new Object[] {id}, new String[] {"long"});
    }

    private static String invoke(String operation, String... arguments) throws Exception {
        String[] types = new String[arguments.length];
        Arrays.fill(types, String.class.getName());
        return (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(new ObjectName(ParkedConsole.NAME), operation, arguments, types);
    }
}
