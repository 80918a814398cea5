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
import io.ordercompensation.reload.PlainData;
import io.ordercompensation.reload.SqlCheck;
import io.ordercompensation.reload.StepBounds;
import io.ordercompensation.reload.SwapGate;
import io.ordercompensation.reload.check.Allowed;
import io.ordercompensation.reload.check.RouteFileCheck;
import io.ordercompensation.rocketmq.AcknowledgingRocketMQComponent;
import io.ordercompensation.sql.StatementRules;
import io.ordercompensation.sql.Statements;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Routes and statements that change at run time. Without hot deploy, statements are checked once, at the start. */
@Configuration(proxyBeanMethods = false)
class HotDeployConfiguration {

    /** Messages wait in it until the database answers, and its route is not in a file. */
    private static final Set<String> NEVER_SWAPPED = Set.of("isolate");

    private static final String JSON_MODULES = "camel.dataformat.jackson.module-class-names";

    @Bean
    @ConditionalOnMissingBean
    Statements compensationStatements(CompensationProperties properties) {
        return new Statements(properties.sqlDirectory());
    }

    // Camel looks up a bean <scheme>-component before it creates its own component.
    @Bean("sql-component")
    @ConditionalOnMissingBean(name = "sql-component")
    LiveSqlComponent liveSql(
            Statements statements,
            CompensationDatabase database,
            CompensationProperties properties,
            @Value("${" + ProductDefaults.IS_STANDALONE + ":false}") boolean standalone) {
        boolean ours = !standalone && !properties.hotDeploy().enabled();
        return sql(statements, ours, database, properties);
    }

    @Bean
    @ConditionalOnMissingBean
    SwapGate swapGate() {
        return new SwapGate();
    }

    @Bean("direct-component")
    @ConditionalOnMissingBean(name = "direct-component")
    GatedDirectComponent gatedDirect(SwapGate gate) {
        return new GatedDirectComponent(gate, NEVER_SWAPPED);
    }

    /** Routes of a trusted folder have no bounds but their own. */
    @Bean
    @ConditionalOnMissingBean(name = "stepBounds")
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
    @ConditionalOnMissingBean
    HotDeployParts hotDeployParts(
            CamelContext context,
            Statements statements,
            CompensationDatabase database,
            CompensationProperties properties,
            SwapGate gate,
            StatementRules statementRules,
            Environment environment,
            Clock clock) {
        requirePlainData(properties.hotDeploy(), environment);
        return new HotDeployParts(
                properties.hotDeploy(),
                properties.routesDirectory(),
                properties.sqlDirectory(),
                context,
                properties.builtInRoutes(),
                trialComponents(statements, database, properties),
                statements,
                new SqlCheck(statementRules, database.dataSource()),
                rules(properties.hotDeploy()),
                gate,
                clock);
    }

    @Bean
    @ConditionalOnMissingBean
    HotDeploy hotDeploy(HotDeployParts parts) {
        return new HotDeploy(parts);
    }

    /** Runs after the built-in routes have started, and before anything calls them. */
    @Bean
    @ConditionalOnMissingBean(name = "hotDeployStart")
    @ConditionalOnProperty(name = "compensation.command", havingValue = "none", matchIfMissing = true)
    ApplicationListener<ApplicationStartedEvent> hotDeployStart(
            HotDeploy hotDeploy, CompensationProperties properties) {
        return started -> {
            if (properties.hotDeploy().enabled()) {
                hotDeploy.start();
            } else {
                hotDeploy.takeStatements();
            }
        };
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(name = "compensation.hot-deploy.enabled", havingValue = "true")
    HotDeployConsole hotDeployConsole(HotDeploy hotDeploy, ObjectMapper mapper) {
        return new HotDeployConsole(hotDeploy, mapper);
    }

    @Bean
    @ConditionalOnMissingBean
    HotDeployHealth hotDeployHealthIndicator(HotDeploy hotDeploy) {
        return new HotDeployHealth(hotDeploy);
    }

    @Bean
    @ConditionalOnMissingBean(name = "hotDeployMetrics")
    MeterBinder hotDeployMetrics(HotDeploy hotDeploy) {
        return new HotDeployMetrics(hotDeploy);
    }

    private static Map<String, Supplier<? extends Component>> trialComponents(
            Statements statements, CompensationDatabase database, CompensationProperties properties) {
        return Map.of(
                "rocketmq",
                AcknowledgingRocketMQComponent::new,
                "sql",
                () -> sql(statements, false, database, properties));
    }

    private static LiveSqlComponent sql(
            Statements statements, boolean ours, CompensationDatabase database, CompensationProperties properties) {
        var hot = properties.hotDeploy();
        LiveSqlComponent component = new LiveSqlComponent(
                statements, ours, properties.sqlTimeout(), hot.trusted() ? Long.MAX_VALUE : hot.maxTextBytes());
        component.setDataSource(database.dataSource());
        return component;
    }

    /** The jar sets it; in an application it concerns all JSON of all routes, so the application has to. */
    private static void requirePlainData(HotDeployProperties hot, Environment environment) {
        String modules = environment.getProperty(JSON_MODULES, "");
        if (hot.enabled() && !hot.trusted() && !modules.contains(PlainData.class.getName())) {
            throw new StartupFailureException(
                    "compensation.hot-deploy.enabled is true, and a hot-deployed route could turn any bean into JSON, with"
                            + " the passwords in it",
                    "Set %s=%s, which leaves messages and rows; or trust the folder like your own code:"
                                    .formatted(JSON_MODULES, PlainData.class.getName())
                            + " compensation.hot-deploy.trusted=true.",
                    null);
        }
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
