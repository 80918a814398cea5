package io.ordercompensation.parked;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Bounds of what operators do with parked messages.
 *
 * @param batchSize messages of a bulk operation in one transaction
 * @param maxPageSize messages in one page of the list
 * @param maxRuns bulk operations that may wait or run at a time
 */
public record ParkedProperties(
        @Min(1) @Max(5000) int batchSize, @Min(1) @Max(1000) int maxPageSize, @Min(1) @Max(1000) int maxRuns) {}
