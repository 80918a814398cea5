package io.ordercompensation.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** One broker for all tests of a JVM, started when first asked for, with no messages in it. */
public final class EmbeddedBroker {

    private EmbeddedBroker() {}

    public static EmbeddedRocketMq shared() {
        return Shared.BROKER;
    }

    private static final class Shared {

        static final EmbeddedRocketMq BROKER = started();

        private static EmbeddedRocketMq started() {
            Path dir = EmbeddedDatabases.ROOT.resolve("tests").resolve("rocketmq");
            try {
                FileSystemUtils.deleteRecursively(dir);
            } catch (IOException e) {
                throw new UncheckedIOException(dir + " could not be deleted", e);
            }
            EmbeddedRocketMq broker = new EmbeddedRocketMq(dir, EmbeddedRocketMq.Options.forTests());
            broker.start();
            JvmExit.stop(broker::stop);
            return broker;
        }
    }
}
