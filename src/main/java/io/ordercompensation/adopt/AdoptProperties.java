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
 * How a look at the tables of an old listener is bounded, what of its findings is wanted as it is, and who may touch what is
 * older than the adoption.
 *
 * @param timeout of each query; the data source's socketTimeout has to be longer
 * @param maxRows rows that a query reads or counts at most
 * @param accept findings that shall not keep the product from starting
 * @param sweepOlder whether orders of before are cancelled if they are unconfirmed
 * @param publishOlder whether messages of before are published from the outbox
 * @param purgeOlder whether messages of before are deleted from the consumer log and the outbox
 * @param auditOlder whether the audit looks at what is of before, and reconcile offers to give it back
 */
public record AdoptProperties(
        @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 1) Duration timeout,
        @Min(1000) @Max(100_000_000) int maxRows,
        @DefaultValue Set<AdoptCode> accept,
        boolean sweepOlder,
        boolean publishOlder,
        boolean purgeOlder,
        boolean auditOlder) {}
