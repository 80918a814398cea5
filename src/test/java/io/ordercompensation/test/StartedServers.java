package io.ordercompensation.test;

import io.ordercompensation.support.embedded.Administrators;
import io.ordercompensation.support.embedded.EmbeddedBroker;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabase.Account;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.EmbeddedRocketMq;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Starts what {@link EmbeddedServers} asks for, and points the application to it. */
final class StartedServers implements ContextCustomizerFactory {

    private static final int QUEUES = 4;

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configuration) {
        EmbeddedServers test = TestContextAnnotationUtils.findMergedAnnotation(testClass, EmbeddedServers.class);
        return test == null ? null : new OfContext(test.database(), test.productAccounts(), List.of(test.scripts()));
    }

    /** A record, because Spring caches contexts by what made them. */
    private record OfContext(EmbeddedServers.Database database, boolean productAccounts, List<String> scripts)
            implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            // Every line that the installation of the server prints, and that MariaDB is newer than this Flyway.
            LoggingSystem.get(getClass().getClassLoader()).setLogLevel("ch.vorburger", LogLevel.WARN);
            LoggingSystem.get(getClass().getClassLoader())
                    .setLogLevel("org.flywaydb.core.internal.database.base.Database", LogLevel.ERROR);
            EmbeddedDatabase server = database.server();
            String schema = EmbeddedDatabases.freshSchema(server);
            EmbeddedRocketMq broker = EmbeddedBroker.shared();
            // Contexts of other classes stay in Spring's cache, and their consumers would take this one's messages.
            String topic = "orderTopic_" + schema;
            String group = "order_" + topic + "_cancel_group";
            broker.createTopic(topic, QUEUES);
            broker.prepareGroup(group);
            Account administrator = new Account(server.username(), server.password());
            Account product = productAccounts ? server.productAccount() : administrator;
            TestPropertyValues.of(
                            "spring.datasource.url=" + server.jdbcUrl(schema),
                            "spring.datasource.username=" + product.name(),
                            "spring.datasource.password=" + product.password(),
                            "rocketmq.name-server=" + broker.nameServer(),
                            "mq.order.topic=" + topic,
                            "mq.order.consumer.group.name=" + group,
                            "camel.main.name=" + schema,
                            "compensation.database.probe-interval=100ms",
                            "compensation.retry.initial-delay=100ms",
                            "compensation.retry.poll-interval=50")
                    .applyTo(context);
            if (productAccounts) {
                Account flyway = server.migrationAccount();
                TestPropertyValues.of(
                                "spring.flyway.user=" + flyway.name(), "spring.flyway.password=" + flyway.password())
                        .applyTo(context);
            }
            DataSource everything =
                    Administrators.of(server.jdbcUrl(schema), administrator.name(), administrator.password());
            if (!scripts.isEmpty()) {
                Tables.migrate(everything);
                scripts.forEach(script -> Tables.run(everything, Path.of(script)));
            }
            BeanDefinitionRegistry beans = (BeanDefinitionRegistry) context.getBeanFactory();
            register(beans, "shopOfTest", new RootBeanDefinition(Shop.class, () -> new Shop(everything)));
            register(
                    beans,
                    "orderTopicOfTest",
                    new RootBeanDefinition(
                            OrderTopic.class, () -> new OrderTopic(broker.nameServer(), topic, everything)));
        }

        /** Not before a test asks: the tables are made by the application's own start. */
        private static void register(BeanDefinitionRegistry beans, String name, RootBeanDefinition definition) {
            definition.setLazyInit(true);
            beans.registerBeanDefinition(name, definition);
        }
    }
}
