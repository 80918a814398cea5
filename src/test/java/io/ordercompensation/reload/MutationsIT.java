package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A good file, spoilt two hundred times at random while messages flow. Some of it stays good, none of it does harm. */
class MutationsIT {

    private static final int MUTATIONS = Integer.getInteger("mutations", 200);
    private static final String FILE = "routes/restore-notes.camel.yaml";

    /** Its steps cannot fail, whatever their texts are: a mutant that is good must restore like the original. */
    private static final String GOOD =
            """
            - route:
                id: restore-notes
                group: restore
                description: Notes that a batch came by
                from:
                  id: restore-notes-orders
                  uri: direct:restore-notes
                  steps:
                    - setVariable:
                        id: note-one
                        name: note
                        constant: "one"
                    - setVariable:
                        id: note-two
                        name: other
                        constant: "two"
            """;

    @Test
    void noneOfThemDoesHarm(@TempDir Path folder) throws Exception {
        long seed = Long.getLong("mutation.seed", System.nanoTime());
        System.out.println("mutation.seed=" + seed);
        Random random = new Random(seed);
        try (HotShop hot = new HotShop(folder)
                        .with("compensation.hot-deploy.poll-interval", "50ms")
                        .with("compensation.hot-deploy.settle", "0ms")
                        .with("compensation.hot-deploy.history", 1000)
                        .start();
                CancelStream stream = hot.stream()) {
            hot.deploy(FILE, GOOD);
            for (int mutation = 0; mutation < MUTATIONS; mutation++) {
                judged(hot, mutate(random) + "\n# " + mutation + "\n");
            }
            hot.deploy(FILE, GOOD + "# the end\n");

            assertThat(hot.hotDeploy().state().rejected()).isEmpty();
            assertThat(hot.camel().getRoutes())
                    .filteredOn(route -> route.getGroup() != null)
                    .hasSize(5);
            stream.assertThatNothingWasLostFailedOrDoubled(Duration.ofSeconds(5));
        }
    }

    private static void judged(HotShop hot, String text) throws IOException {
        String hash = FileText.of(FILE, text).hash();
        hot.write(FILE, text);
        hot.awaitHistory(entry -> hash.equals(entry.hash()));
    }

    private static String mutate(Random random) {
        List<String> lines = new ArrayList<>(GOOD.lines().toList());
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        int column = random.nextInt(line.length());
        switch (random.nextInt(7)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, line);
            case 2 -> lines.set(at, " ".repeat(random.nextInt(6)) + line);
            case 3 -> lines.set(at, line.stripLeading());
            case 4 -> lines.set(at, line.substring(0, column));
            case 5 ->
                lines.set(at, line.substring(0, column) + (char) random.nextInt(32, 127) + line.substring(column + 1));
            default -> lines.subList(at, lines.size()).clear();
        }
        return lines.stream().collect(Collectors.joining("\n"));
    }
}
