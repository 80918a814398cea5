package io.ordercompensation.order;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * Which orders the sweeper cancels.
 *
 * @param confirmTimeout orders unconfirmed for longer
 * @param horizon but not those older than this
 * @param timeZone in which trade_order.add_time is written
 * @param adoptedAt nor those older than the adoption, in the same zone; asked each time
 * @param batchSize orders cancelled in one transaction at most
 */
public record SweepSettings(
        Duration confirmTimeout, Duration horizon, ZoneId timeZone, Supplier<LocalDateTime> adoptedAt, int batchSize) {}
