package io.ordercompensation.claim;

/** Which messages' bodies stay in the consumer log. */
public enum KeptBodies {
    /** Every message's. */
    ALL,
    /** Those of messages that failed, were parked or discarded; a success keeps its row without the body. */
    UNSUCCESSFUL
}
