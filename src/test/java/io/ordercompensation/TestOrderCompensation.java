package io.ordercompensation;

import io.ordercompensation.logging.HostileWords;
import io.ordercompensation.oldlistener.OldListenerProcess;
import io.ordercompensation.support.benchmark.Baselines;
import io.ordercompensation.support.demo.Demo;
import java.util.Arrays;

/**
 * What {@code mvn spring-boot:test-run} runs: the product itself, with a broker and a database of its own below {@code
 * target/}, a sample shop and a stream of cancelled orders. The benchmark starts its baselines here too, and tests
 * programs of theirs, because a second main class would hide this one.
 */
public final class TestOrderCompensation {

    private TestOrderCompensation() {}

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(Baselines.NAME)) {
            Baselines.run(Arrays.asList(args).subList(1, args.length));
        } else if (args.length > 0 && args[0].equals(OldListenerProcess.NAME)) {
            OldListenerProcess.run(Arrays.asList(args).subList(1, args.length));
        } else if (args.length > 0 && args[0].equals(HostileWords.NAME)) {
            HostileWords.run(Arrays.copyOfRange(args, 1, args.length));
        } else {
            Demo.run(args);
        }
    }
}
