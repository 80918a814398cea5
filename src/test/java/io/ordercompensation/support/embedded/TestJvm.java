package io.ordercompensation.support.embedded;

/** Which of the JVMs that run tests at the same time this is. */
final class TestJvm {

    private TestJvm() {}

    /** From 1; the one JVM of a run outside of Failsafe is number 1. */
    static int number() {
        return Integer.getInteger("test.jvm.number", 1);
    }
}
