package io.ordercompensation.reload;

/** What became of a file. */
public enum Outcome {
    /** What it says is in force. */
    DEPLOYED,
    /** It is gone, and what it said with it. */
    REMOVED,
    /** It is not taken; what was in force before still is. */
    REJECTED
}
