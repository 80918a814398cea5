package io.ordercompensation.rocketmq;

/** What a consumer may have to wait for. The texts take its topic, the name server's address and the cause. */
enum WaitingFor {
    NAME_SERVER(
            "a name server",
            1,
            true,
            "Waiting to consume topic {}: no name server answers at {}. Is it running, and is the address right"
                    + " (option namesrvAddr, property camel.component.rocketmq.namesrv-addr)? Cause: {}"),
    TOPIC(
            "a broker that holds the topic",
            1,
            false,
            "Waiting to consume topic {}: the name server at {} knows no broker that holds it. Create the topic"
                    + " (mqadmin updateTopic -n <name server> -c <cluster> -t <topic>) or start its broker. Cause: {}"),
    // A first heartbeat that gets lost is not worth a warning.
    BROKER(
            "the topic's broker",
            2,
            true,
            "Waiting to consume topic {}: its broker, as named by the name server at {}, does not answer. Can it be"
                    + " reached from here at the address it advertises (brokerIP1 in broker.conf)? Cause: {}");

    private static final int TRIES_PER_REMINDER = 15;

    private final String what;
    private final int firstWarning;
    private final boolean repeats;
    private final String warning;

    WaitingFor(String what, int firstWarning, boolean repeats, String warning) {
        this.what = what;
        this.firstWarning = firstWarning;
        this.repeats = repeats;
        this.warning = warning;
    }

    /** What is waited for, in words. */
    String what() {
        return what;
    }

    String warning() {
        return warning;
    }

    /** True for the first time, and for a reminder about every half minute if what is missing is urgent. */
    boolean isWorthAWarning(int tries) {
        return tries == firstWarning || repeats && tries % TRIES_PER_REMINDER == 0;
    }
}
