package io.ordercompensation.rocketmq;

/**
 * What one probe of name server and broker found.
 *
 * @param consuming whether a broker of the topic answers and knows this consumer
 * @param missing what does not answer, or null; the name server may be missing while messages come
 * @param cause why, or null
 */
record ProbeResult(boolean consuming, WaitingFor missing, Throwable cause) {

    static ProbeResult waitsFor(WaitingFor missing, Throwable cause) {
        return new ProbeResult(false, missing, cause);
    }
}
