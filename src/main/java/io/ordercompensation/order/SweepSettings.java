package io.ordercompensation.order;

import java.time.Duration;
import java.time.ZoneId;

/**
 * Which orders the sweeper cancels.
 *
 * @param confirmTimeout orders unconfirmed for longer
 * @param horizon but not those older than this
 * @param timeZone in which trade_order.add_time is written
 * @param batchSize orders cancelled in one transaction at most
 */
public record SweepSettings(Duration confirmTimeout, Duration horizon, ZoneId timeZone, int batchSize) {}
