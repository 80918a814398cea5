package io.ordercompensation;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import org.junit.jupiter.api.Test;

/** What is in the jar was looked at by somebody, stands there once, and stands in the bill of materials. */
class PackagedJarIT {

    private static final String LIBRARIES = "BOOT-INF/lib/";

    /** Spring Boot's plugin puts it there itself; it is what extracts the jar. */
    private static final String TOOLS = "spring-boot-jarmode-tools";

    /** They hold nothing but the names of others, and Spring Boot's plugin leaves them out. */
    private static final String STARTERS = "spring-boot-starter";

    private final Path jar = Path.of(System.getProperty("product.jar"));

    @Test
    void holdsTheLibrariesThatSomebodyHasAgreedTo() throws IOException {
        List<String> agreed = Files.readAllLines(Path.of("src/test/resources/packaged-jar.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();

        assertThat(libraries().stream().map(PackagedJarIT::artifact))
                .as("src/test/resources/packaged-jar.txt says what is looked at before a line is added there")
                .containsExactlyInAnyOrderElementsOf(agreed);
    }

    @Test
    void holdsNoClassTwice() throws IOException {
        SortedMap<String, List<String>> places = new TreeMap<>();
        eachFile((library, file) -> {
            if (file.endsWith(".class") && !file.startsWith("META-INF/") && !file.equals("module-info.class")) {
                places.computeIfAbsent(file, none -> new ArrayList<>()).add(library);
            }
        });

        places.values().removeIf(libraries -> libraries.size() == 1);
        assertThat(places).isEmpty();
    }

    @Test
    void bringsNativeCodeForNothingButToUnpackMessages() throws IOException {
        TreeSet<String> natives = new TreeSet<>();
        eachFile((library, file) -> {
            if (file.matches(".*\\.(so|dll|dylib|jnilib)")) {
                natives.add(artifact(library));
            }
        });

        assertThat(natives).containsExactly("lz4-java", "zstd-jni");
    }

    @Test
    void saysWhatItIsMadeOf() throws IOException {
        String bill;
        try (JarFile product = new JarFile(jar.toFile());
                InputStream sbom = product.getInputStream(product.getEntry("META-INF/sbom/application.cdx.json"))) {
            bill = new String(sbom.readAllBytes(), StandardCharsets.UTF_8);
        }

        List<Map<String, String>> components = JsonPath.read(bill, "$.components[*]['name','version']");
        assertThat(components.stream()
                        .filter(one -> !one.get("name").startsWith(STARTERS))
                        .map(one -> one.get("name") + "-" + one.get("version") + ".jar"))
                .containsExactlyInAnyOrderElementsOf(libraries().stream()
                        .filter(library -> !TOOLS.equals(artifact(library)))
                        .toList());
        assertThat(bill)
                .as("the same sources make the same bill, wherever they are built")
                .contains("\"cdx:reproducible\"")
                .doesNotContain("\"timestamp\"", System.getProperty("user.dir"));
    }

    private TreeSet<String> libraries() throws IOException {
        try (JarFile product = new JarFile(jar.toFile())) {
            return product.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                    .map(name -> name.substring(LIBRARIES.length()))
                    .collect(toCollection(TreeSet::new));
        }
    }

    private void eachFile(Visitor visitor) throws IOException {
        try (JarFile product = new JarFile(jar.toFile())) {
            for (String library : libraries()) {
                try (JarInputStream nested =
                        new JarInputStream(product.getInputStream(product.getEntry(LIBRARIES + library)))) {
                    for (JarEntry file = nested.getNextJarEntry(); file != null; file = nested.getNextJarEntry()) {
                        visitor.visit(library, file.getName());
                    }
                }
            }
        }
    }

    private static String artifact(String library) {
        return library.replaceFirst("-\\d.*", "");
    }

    private interface Visitor {
        void visit(String library, String file);
    }
}
