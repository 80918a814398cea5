package io.ordercompensation.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.ordercompensation.support.DefaultSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/**
 * A default stands in the jar's defaults.yaml, and a bound at the record's component; what people read of them, in the
 * README and in config/application.yaml, is the same.
 */
class SettingsTest {

    private static final Path CONFIG = Path.of("config/application.yaml");

    /** Nobody sets them: they name the routes of the jar. */
    private static final Set<String> INTERNAL =
            Set.of("compensation.built-in-routes", "compensation.standalone", "compensation.enabled");

    /** What stands for a default where there is none, other than "none". */
    private static final Map<String, String> WITHOUT =
            Map.of("compensation.consumer.instance-name", "a new one at each start");

    private static Map<String, String> defaults;
    private static Map<String, String> config;
    private static Map<String, String> configLines;
    private static Map<String, Row> readme;
    private static String metadata;

    private record Row(String value, String range) {}

    static List<Setting> settings() {
        return Setting.all().stream()
                .filter(setting -> !INTERNAL.contains(setting.name()))
                .toList();
    }

    @BeforeAll
    static void read() throws IOException {
        defaults = flat(new FileSystemResource("src/main/resources/defaults.yaml"));
        defaults.putAll(flat(new FileSystemResource("src/main/resources/standalone.yaml")));
        String uncommented = uncommented(Files.readAllLines(CONFIG));
        config = flat(new ByteArrayResource(uncommented.getBytes()));
        configLines = lines(uncommented);
        metadata = new ClassPathResource("META-INF/spring-configuration-metadata.json")
                .getContentAsString(StandardCharsets.UTF_8);
        readme = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            String[] cells = line.split(" ?[|] ?", -1);
            if (cells.length > 4 && cells[1].matches("`[a-z][a-z.*-]+`")) {
                readme.put(cells[1].replace("`", ""), new Row(cells[2], cells[3]));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void areInTheReadmeWithTheirDefaultAndBounds(Setting setting) {
        Row row = readme.getOrDefault(setting.name(), readme.get(setting.name().replaceAll("[^.]+$", "*")));

        assertThat(row).as("a row of the README's table for %s", setting.name()).isNotNull();
        if (readme.containsKey(setting.name())) {
            assertThat(row.value().replaceAll("`| (ms|MiB)$", ""))
                    .isEqualTo(
                            shown(setting).isEmpty() ? WITHOUT.getOrDefault(setting.name(), "none") : shown(setting));
            assertThat(setting.hasBoundsOf(row.range()))
                    .as("%s in '%s'", setting, row.range())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void areInTheConfigurationWithTheirDefaultAndBounds(Setting setting) {
        String line = configLines.get(setting.name());

        assertThat(line).as("a line of %s for %s", CONFIG, setting.name()).isNotNull();
        String value = config.getOrDefault(setting.name(), "");
        if (!value.endsWith("...")) {
            assertThat(value).isEqualTo(shown(setting));
        }
        assertThat(setting.hasBoundsOf(line)).as("%s in '%s'", setting, line).isTrue();
    }

    /** What an editor shows who writes an application.yaml. */
    @ParameterizedTest
    @MethodSource("settings")
    void areInTheMetadataWithADescription(Setting setting) {
        List<String> descriptions =
                JsonPath.read(metadata, "$.properties[?(@.name=='%s')].description".formatted(setting.name()));

        assertThat(descriptions).as(setting.name()).hasSize(1);
    }

    @Test
    void leaveNoRestorationWithoutItsBody() {
        assertThat(bodies("kept-bodies=unsuccessful", "source=message")).isFalse();
        assertThat(bodies("kept-bodies=unsuccessful", "source=ledger")).isTrue();
        assertThat(bodies("kept-bodies=all", "source=message")).isTrue();
    }

    private static boolean bodies(String... settings) {
        return DefaultSettings.of(CompensationProperties.class, "compensation", settings)
                .isEveryNeededBodyKept();
    }

    @Test
    void ofSpringAndCamelHaveTheSameDefaultsThereToo() {
        Map<String, String> wrong = new HashMap<>(config);
        wrong.keySet().retainAll(defaults.keySet());
        wrong.entrySet()
                .removeIf(entry -> entry.getKey().startsWith("compensation.")
                        || entry.getValue().equals(defaults.get(entry.getKey())));

        assertThat(wrong).isEmpty();
    }

    @Test
    void exist() {
        Set<String> known = Setting.all().stream().map(Setting::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> unknown = new TreeSet<>(defaults.keySet());
        unknown.addAll(config.keySet());
        unknown.addAll(readme.keySet());
        unknown.removeIf(name -> !name.startsWith("compensation.")
                || name.endsWith("*")
                || name.contains("[")
                || known.contains(name)
                || INTERNAL.contains(name));

        assertThat(unknown).isEmpty();
    }

    /** The default as people read it: a placeholder of the group by name, the old name of a setting not at all. */
    private static String shown(Setting setting) {
        return defaults.getOrDefault(setting.name(), "")
                .replace("${mq.order.consumer.group.name}", "<group>")
                .replaceAll("\\$\\{[^:}]+:([^}]*)}", "$1");
    }

    /** Everything in the file is a comment; comments in comments stay such. */
    private static String uncommented(List<String> lines) {
        return lines.stream()
                .skip(lines.indexOf(""))
                .filter(line -> !line.startsWith("# ---"))
                .map(line -> line.replaceFirst("^# ?", ""))
                .collect(Collectors.joining("\n"));
    }

    /** The lines of each key, with those of the comment that goes on below. */
    private static Map<String, String> lines(String yaml) {
        Map<String, String> lines = new HashMap<>();
        String[] path = new String[10];
        Pattern key = Pattern.compile("( *)([a-z][a-z-]*):(.*)");
        String last = null;
        for (String line : yaml.split("\n")) {
            Matcher matcher = key.matcher(line);
            if (matcher.matches()) {
                int depth = matcher.group(1).length() / 2;
                path[depth] = matcher.group(2);
                last = String.join(".", Arrays.asList(path).subList(0, depth + 1));
                lines.put(last, matcher.group(3));
            } else if (last != null) {
                lines.merge(last, " " + line.strip().replaceFirst("^# ?", ""), String::concat);
            }
        }
        return lines;
    }

    private static Map<String, String> flat(Resource yaml) throws IOException {
        Map<String, String> flat = new HashMap<>();
        for (var source : new YamlPropertySourceLoader().load("settings", yaml)) {
            var properties = (EnumerablePropertySource<?>) source;
            for (String name : properties.getPropertyNames()) {
                flat.put(name, String.valueOf(properties.getProperty(name)));
            }
        }
        return flat;
    }
}
