package io.ordercompensation.support.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileTableTest {

    private final String text = new ProfileTable(List.of(
                    List.of(
                            "java.util.HashMap.get",
                            "org.apache.camel.impl.Split.process",
                            "io.ordercompensation.Main.main"),
                    List.of("org.apache.camel.impl.Split.process", "org.apache.camel.impl.Pipe.process"),
                    List.of("java.util.HashMap.get")))
            .text();

    @Test
    void packagesAreCountedByTheMethodThatRuns() {
        assertThat(section("Packages, by the method that runs"))
                .containsExactly("66.7 %  java.util", "33.3 %  org.apache.camel");
    }

    @Test
    void aPackageCountsOnceInAStack() {
        assertThat(section("Packages, by what is anywhere in the stack"))
                .containsExactly("66.7 %  java.util", "66.7 %  org.apache.camel", "33.3 %  io.ordercompensation");
    }

    @Test
    void methodsAreCountedWhereTheyRun() {
        assertThat(section("Methods that run"))
                .containsExactly("66.7 %  java.util.HashMap.get", "33.3 %  org.apache.camel.impl.Split.process");
    }

    private List<String> section(String title) {
        return text.lines()
                .dropWhile(line -> !line.equals(title))
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .map(String::trim)
                .toList();
    }
}
