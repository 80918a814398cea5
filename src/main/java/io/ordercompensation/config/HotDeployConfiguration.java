package io.ordercompensation.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.ordercompensation.reload.GatedDirectComponent;
import io.ordercompensation.reload.HotDeploy;
import io.ordercompensation.reload.HotDeployConsole;
import io.ordercompensation.reload.HotDeployHealth;
import io.ordercompensation.reload.HotDeployMetrics;
import io.ordercompensation.reload.HotDeployParts;
import io.ordercompensation.reload.HotDeployProperties;
import io.ordercompensation.reload.LiveSqlComponent;
import io.ordercompensation.reload.SqlCheck;
import io.ordercompensation.reload.StepBounds;
import io.ordercompensation.reload.SwapGate;
import io.ordercompensation.reload.check.Allowed;
import io.ordercompensation.reload.check.RouteFileCheck;
import io.ordercompensation.rocketmq.AcknowledgingRocketMQComponent;
import io.ordercompensation.sql.StatementRules;
import io.ordercompensation.sql.Statements;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Routes and statements that change at run time. Without hot deploy, statements are checked once, at the start. */
@Configuration(proxyBeanMethods = false)
class HotDeployConfiguration {

    /** Messages wait in it until the database answers, and its route is not in a file. */
    private static final Set<String> NEVER_SWAPPED = Set.of("isolate");

    @Bean
    Statements statements(CompensationProperties properties) {
        return new Statements(properties.sqlDirectory());
    }

    // Camel looks up a bean <scheme>-component before it creates its own component.
    @Bean("sql-component")
    LiveSqlComponent liveSql(Statements statements, DataSource dataSource, CompensationProperties properties) {
        return sql(statements, dataSource, properties);
    }

    @Bean
    SwapGate swapGate() {
        return new SwapGate();
    }

    @Bean("direct-component")
    GatedDirectComponent gatedDirect(SwapGate gate) {
        return new GatedDirectComponent(gate, NEVER_SWAPPED);
    }

    /** A route's id may be any name; its log lines must not look like those of the product. */
    @Bean
    CamelContextConfiguration routeLoggers() {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                context.getGlobalOptions().put(Exchange.LOG_EIP_NAME, "route.${routeId}");
            }

            @Override
            public void afterApplicationStart(CamelContext context) {
                // Nothing to do once the routes run.
            }
        };
    }

    /** Routes of a trusted folder have no bounds but their own. */
    @Bean
    @ConditionalOnProperty(name = "compensation.hot-deploy.trusted", havingValue = "false", matchIfMissing = true)
    CamelContextConfiguration stepBounds(CompensationProperties properties) {
        var hot = properties.hotDeploy();
        StepBounds bounds = new StepBounds(hot.maxWorkTime(), hot.maxTextBytes());
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                bounds.holdIn(context);
            }

            @Override
            public void afterApplicationStart(CamelContext context) {
                // Nothing to do once the routes run.
            }
        };
    }

    @Bean
    HotDeployParts hotDeployParts(
            CamelContext context,
            @Value("${compensation.built-in-routes}") List<String> builtIn,
            Statements statements,
            DataSource dataSource,
            CompensationProperties properties,
            SwapGate gate,
            StatementRules statementRules,
            Clock clock) {
        return new HotDeployParts(
                properties.hotDeploy(),
                properties.routesDirectory(),
                properties.sqlDirectory(),
                context,
                builtIn,
                trialComponents(statements, dataSource, properties),
                statements,
                new SqlCheck(statementRules, dataSource),
                rules(properties.hotDeploy()),
                gate,
                clock);
    }

    @Bean
    HotDeploy hotDeploy(HotDeployParts parts) {
        return new HotDeploy(parts);
    }

    /** Runs after the built-in routes have started, and before anything calls them. */
    @Bean
    @Profile("!validate")
    ApplicationListener<ApplicationStartedEvent> hotDeployStart(
            HotDeploy hotDeploy, @Value("${compensation.hot-deploy.enabled}") boolean enabled) {
        return started -> {
            if (enabled) {
                hotDeploy.start();
            } else {
                hotDeploy.takeStatements();
            }
        };
    }

    @Bean
    @ConditionalOnProperty(name = "compensation.hot-deploy.enabled", havingValue = "true")
    HotDeployConsole hotDeployConsole(HotDeploy hotDeploy, ObjectMapper mapper) {
        return new HotDeployConsole(hotDeploy, mapper);
    }

    @Bean
    HotDeployHealth hotDeployHealthIndicator(HotDeploy hotDeploy) {
        return new HotDeployHealth(hotDeploy);
    }

    @Bean
    MeterBinder hotDeployMetrics(HotDeploy hotDeploy) {
        return new HotDeployMetrics(hotDeploy);
    }

    private static Map<String, Supplier<? extends Component>> trialComponents(
            Statements statements, DataSource dataSource, CompensationProperties properties) {
        return Map.of(
                "rocketmq", AcknowledgingRocketMQComponent::new, "sql", () -> sql(statements, dataSource, properties));
    }

    private static LiveSqlComponent sql(
            Statements statements, DataSource dataSource, CompensationProperties properties) {
        var hot = properties.hotDeploy();
        LiveSqlComponent component = new LiveSqlComponent(
                statements, properties.sqlTimeout(), hot.trusted() ? Long.MAX_VALUE : hot.maxTextBytes());
        component.setDataSource(dataSource);
        return component;
    }

    private static RouteFileCheck rules(HotDeployProperties hot) {
        var allow = hot.allow();
        Allowed allowed = new Allowed(
                allow.steps(),
                allow.schemes(),
                allow.beans(),
                allow.types(),
                allow.exceptions(),
                allow.properties(),
                allow.names(),
                allow.topics(),
                allow.groups());
        return hot.trusted() ? RouteFileCheck.trusting(allowed) : RouteFileCheck.of(allowed);
    }
}
