package io.ordercompensation.adopt;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bounds of a look at the tables of an old listener, which findings are accepted, and which features may touch rows
 * older than the adoption.
 *
 * @param timeout of each query; the data source's socketTimeout has to be longer
 * @param maxRows rows that a query reads or counts at most
 * @param accept findings that do not prevent the start
 * @param sweepOlder whether unconfirmed orders older than the adoption are cancelled
 * @param publishOlder whether outbox messages older than the adoption are published
 * @param purgeOlder whether messages older than the adoption are purged from log and outbox
 * @param auditOlder whether the audit checks older rows too, and reconcile offers to restore them
 */
public record AdoptProperties(
        @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 1) Duration timeout,
        @Min(1000) @Max(100_000_000) int maxRows,
        @DefaultValue Set<AdoptCode> accept,
        boolean sweepOlder,
        boolean publishOlder,
        boolean purgeOlder,
        boolean auditOlder) {}
