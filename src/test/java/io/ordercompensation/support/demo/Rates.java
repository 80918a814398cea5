package io.ordercompensation.support.demo;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the sample shop's day goes, set by {@code --demo.*}; shares are from 0 to 1.
 *
 * @param ordersPerSecond placed over HTTP
 * @param several share that has several lines, up to fifty, and at times two coupons
 * @param wrongPrice share that names yesterday's price
 * @param tooManyPieces share that wants more than there is
 * @param foreignCoupon share that has the coupon of somebody else
 * @param shortBalance share that pays more than the balance holds
 * @param stockFails share in which the step that takes stock fails, like the next three for their steps
 * @param cancelled share of the confirmed orders that the customer cancels
 * @param cancelWithin when, at the latest
 * @param repeated share of the cancels that are sent twice
 * @param broken share of orders beside which a message comes that nobody can read
 * @param clerkPerSecond orders placed by another program, step by step
 * @param clerkLife after which that program is killed in the middle of what it does
 */
record Rates(
        @DefaultValue("20") int ordersPerSecond,
        @DefaultValue("0.2") double several,
        @DefaultValue("0.02") double wrongPrice,
        @DefaultValue("0.02") double tooManyPieces,
        @DefaultValue("0.02") double foreignCoupon,
        @DefaultValue("0.02") double shortBalance,
        @DefaultValue("0.02") double stockFails,
        @DefaultValue("0.05") double couponFails,
        @DefaultValue("0.05") double balanceFails,
        @DefaultValue("0.05") double confirmFails,
        @DefaultValue("0.3") double cancelled,
        @DefaultValue("60s") Duration cancelWithin,
        @DefaultValue("0.1") double repeated,
        @DefaultValue("0.005") double broken,
        @DefaultValue("2") int clerkPerSecond,
        @DefaultValue("10s") Duration clerkLife) {}
