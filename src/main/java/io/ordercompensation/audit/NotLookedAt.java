package io.ordercompensation.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * What the audit leaves alone, because it is older than the adoption of an old listener's tables.
 *
 * @param before the moment of the adoption
 * @param orders how many; null where this instance has no orders, or they could not be counted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NotLookedAt(Instant before, Long orders) {}
