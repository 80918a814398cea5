package io.ordercompensation.support.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** One broker for all tests of a JVM, started when first asked for; and others for tests that stop theirs. */
public final class EmbeddedBroker {

    private EmbeddedBroker() {}

    public static EmbeddedRocketMq shared() {
        return Shared.BROKER;
    }

    /** A broker that is not started, with no messages in it; whoever takes it closes it. */
    public static EmbeddedRocketMq separate(String name) {
        Path dir = EmbeddedDatabases.TESTS.resolve(name);
        try {
            FileSystemUtils.deleteRecursively(dir);
        } catch (IOException e) {
            throw new UncheckedIOException(dir + " could not be deleted", e);
        }
        return new EmbeddedRocketMq(dir, EmbeddedRocketMq.Options.forTests());
    }

    private static final class Shared {

        static final EmbeddedRocketMq BROKER = started();

        private static EmbeddedRocketMq started() {
            EmbeddedRocketMq broker = separate("rocketmq");
            broker.start();
            JvmExit.stop(broker::stop);
            return broker;
        }
    }
}
