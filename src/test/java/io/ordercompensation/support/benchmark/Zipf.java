package io.ordercompensation.support.benchmark;

import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Picks rows as customers pick goods: the most popular one most often, the n-th one n^0.99 times less often. */
final class Zipf {

    /** The skew of YCSB's zipfian workloads, so that figures can be compared. */
    static final double EXPONENT = 0.99;

    private final long seed;
    private final SharedStateDiscreteSampler sampler;

    /** @param seed one for each kind of row: otherwise the most popular goods would be the most active user's */
    Zipf(int rows, long seed) {
        this.seed = seed;
        this.sampler = RejectionInversionZipfSampler.of(RandomSource.SPLIT_MIX_64.create(seed), rows, EXPONENT);
    }

    /** The rank of the row that an order takes, from 1 on: always the same for the same order, who placed it need not be asked. */
    int rank(long id) {
        return sampler.withUniformRandomProvider(RandomSource.SPLIT_MIX_64.create(seed + id))
                .sample();
    }
}
