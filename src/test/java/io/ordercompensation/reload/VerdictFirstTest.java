package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.reload.check.DefaultRules;
import io.ordercompensation.reload.check.HostileFiles;
import io.ordercompensation.reload.check.RejectedException;
import io.ordercompensation.reload.check.RouteFileCheck;
import io.ordercompensation.reload.check.Touched;
import io.ordercompensation.sql.StatementRules;
import io.ordercompensation.sql.Statements;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.DefaultRegistry;
import org.junit.jupiter.api.Test;

/** Until a file is judged, nothing it names is looked up, resolved or built in the running context, or in one aside. */
class VerdictFirstTest {

    private final List<String> lookUps = new CopyOnWriteArrayList<>();

    @Test
    void aFileThatIsRefusedHasCausedNothing() throws Exception {
        try (DefaultCamelContext running = new DefaultCamelContext(new DefaultRegistry(new Beans()))) {
            running.getPropertiesComponent().addPropertiesSource(new Properties());
            running.disableJMX();
            running.start();
            RouteCheck check = new RouteCheck(
                    RouteFileCheck.of(DefaultRules.allowed()),
                    new TrialContext(running, Map.of()),
                    new Statements(Path.of("none")),
                    new SqlCheck(new StatementRules(Set.of()), null));
            RouteConflicts none =
                    new RouteConflicts(Map.of(), Map.of(), BuiltInRoutes.running(running, List.of()), 100);
            lookUps.clear();

            List<String> passed = new ArrayList<>();
            for (List<String> files : HostileFiles.all(9).values()) {
                for (String text : files) {
                    try {
                        check.check(FileText.of("routes/a.camel.yaml", text), none);
                        passed.add(text);
                    } catch (RejectedException refused) {
                        assertThat(lookUps).as(text).isEmpty();
                    }
                }
            }

            assertThat(passed).isEmpty();
            assertThat(Touched.all()).isEmpty();
            assertThat(running.getEndpoints()).isEmpty();
        }
    }

    private final class Properties implements PropertiesSource {

        @Override
        public String getName() {
            return "recording";
        }

        @Override
        public String getProperty(String name) {
            lookUps.add(name);
            return null;
        }
    }

    private final class Beans implements BeanRepository {

        @Override
        public Object lookupByName(String name) {
            lookUps.add(name);
            return null;
        }

        @Override
        public <T> T lookupByNameAndType(String name, Class<T> type) {
            lookUps.add(name);
            return null;
        }

        @Override
        public <T> Map<String, T> findByTypeWithName(Class<T> type) {
            lookUps.add(type.getName());
            return Map.of();
        }

        @Override
        public <T> Set<T> findByType(Class<T> type) {
            lookUps.add(type.getName());
            return Set.of();
        }
    }
}
