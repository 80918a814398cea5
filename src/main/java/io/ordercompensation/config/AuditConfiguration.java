package io.ordercompensation.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.ordercompensation.audit.Audit;
import io.ordercompensation.audit.AuditConsole;
import io.ordercompensation.audit.AuditHealth;
import io.ordercompensation.audit.AuditMetrics;
import io.ordercompensation.audit.AuditRoutes;
import io.ordercompensation.audit.AuditScope;
import io.ordercompensation.audit.InvariantQueries;
import io.ordercompensation.audit.Invariants;
import io.ordercompensation.audit.Reconcile;
import io.ordercompensation.claim.LogStatements;
import io.ordercompensation.compensate.RestoreStep;
import io.ordercompensation.message.OrderTopicProperties;
import io.ordercompensation.sql.StatementRules;
import java.time.Clock;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether the books are right, and how they are put right. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    @ConditionalOnMissingBean
    AuditScope auditScope(CompensationProperties properties, AdoptedRows adopted, OrderTopicProperties topic) {
        return new AuditScope(
                properties.outbox().topicsWith(topic.topic()),
                properties.order().timeZone(),
                zone -> adopted.toAudit().isNone() ? null : adopted.toAudit().in(zone),
                () -> adopted.toAudit().lastMessageAt(),
                () -> adopted.toPublish().lastOutboxSeq());
    }

    @Bean
    @ConditionalOnMissingBean
    Invariants invariants(CompensationProperties properties, StatementRules statementRules) {
        return invariantsOf(properties, statementRules);
    }

    static Invariants invariantsOf(CompensationProperties properties, StatementRules statementRules) {
        Set<String> available = new HashSet<>();
        for (RestoreStep step : properties.steps()) {
            available.add(step.name().toLowerCase(Locale.ROOT));
        }
        if (properties.source() == CompensationProperties.Source.LEDGER) {
            available.add("ledger");
        }
        return new Invariants(
                properties.sqlDirectory().resolve("audit"),
                available,
                properties.audit().skip(),
                statementRules);
    }

    @Bean
    @ConditionalOnMissingBean
    InvariantQueries invariantQueries(
            CompensationDatabase database,
            OrderTopicProperties topic,
            CompensationProperties properties,
            AuditScope auditScope,
            Clock clock) {
        return new InvariantQueries(
                database.dataSource(), database.transactions(), topic.cancels(), properties.audit(), auditScope, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    Audit compensationAudit(Invariants invariants, InvariantQueries queries, Clock clock) {
        return new Audit(invariants, queries, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    AuditRoutes auditRoutes(Audit audit, CompensationProperties properties) {
        return new AuditRoutes(
                audit, properties.audit().enabled(), properties.audit().interval());
    }

    @Bean
    @ConditionalOnMissingBean
    Reconcile reconcile(
            Invariants invariants,
            InvariantQueries queries,
            CompensationDatabase database,
            LogStatements log,
            CompensationProperties properties) {
        TransactionTemplate transaction = database.newTransaction();
        // It checks every reconcilable invariant again before it writes.
        transaction.setTimeout(2 * (int) properties.audit().timeout().toSeconds());
        return new Reconcile(invariants, queries, database.client(), log, transaction, properties.audit());
    }

    @Bean
    @ConditionalOnMissingBean(name = "auditMetrics")
    MeterBinder auditMetrics(Audit audit, Clock clock) {
        return new AuditMetrics(audit, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    AuditHealth auditHealthIndicator(Audit audit, CompensationProperties properties) {
        return new AuditHealth(audit, properties.audit().failHealth());
    }

    @Bean
    @ConditionalOnMissingBean
    AuditConsole auditConsole(Audit audit, Reconcile reconcile, ObjectMapper mapper) {
        return new AuditConsole(audit, reconcile, mapper);
    }
}
