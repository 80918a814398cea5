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
 * How a look at the tables of an old listener is bounded, and what of its findings is wanted as it is.
 *
 * @param timeout of each query; the data source's socketTimeout has to be longer
 * @param maxRows rows that a query reads or counts at most
 * @param accept findings that shall not keep the product from starting
 */
public record AdoptProperties(
        @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 1) Duration timeout,
        @Min(1000) @Max(100_000_000) int maxRows,
        @DefaultValue Set<AdoptCode> accept) {}
