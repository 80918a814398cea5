package io.ordercompensation.support.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.util.FileSystemUtils;

@DisabledOnOs(OS.WINDOWS)
class ServerProcessTest {

    private static final long NO_PROCESS = Integer.MAX_VALUE;

    private final Path dir = EmbeddedDatabases.TESTS.resolve("server-process-" + UUID.randomUUID());
    private ServerProcess server;

    @BeforeEach
    void startSomethingThatRunsOn() throws IOException {
        server = new ServerProcess(dir);
        server.start(List.of("tail", "-f", dir.resolve("server.log").toString()), Map.of());
    }

    @AfterEach
    void stop() throws IOException {
        server.stop();
        FileSystemUtils.deleteRecursively(dir);
    }

    @Test
    void endsTheServerOfARunThatIsGone() throws IOException {
        Files.writeString(dir.resolve("server.pid"), server.pid() + "\n" + NO_PROCESS + "\n");

        new ServerProcess(dir).destroyLeftover();

        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void refusesToEndTheServerOfALiveRun() {
        ServerProcess second = new ServerProcess(dir);

        assertThatThrownBy(second::destroyLeftover)
                .hasMessageContaining("still uses")
                .hasMessageContaining(dir.toString());
        assertThat(server.isAlive()).isTrue();
    }

    @Test
    void leavesAProcessAloneThatHasTheSamePidByChance() throws IOException {
        Files.writeString(dir.resolve("server.pid"), ProcessHandle.current().pid() + "\n" + NO_PROCESS + "\n");

        new ServerProcess(dir).destroyLeftover();

        assertThat(server.isAlive()).isTrue();
    }
}
