package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoodVersionsTest {

    private final GoodVersions versions = new GoodVersions(3, 1000);

    @Test
    void goesBackToTheVersionBeforeOrToTheOneInForce() {
        versions.add(file("a", "1"));
        versions.add(file("a", "2"));
        versions.add(file("a", "2"));

        assertThat(versions.previous("a", true)).hasValue(file("a", "1"));
        assertThat(versions.previous("a", false)).hasValue(file("a", "2"));
        assertThat(versions.previous("b", false)).isEmpty();
        assertThat(versions.knows("b")).isFalse();
    }

    @Test
    void keepsSoManyOfAFile() {
        GoodVersions one = new GoodVersions(1, 1000);
        one.add(file("a", "1"));
        one.add(file("a", "2"));

        assertThat(one.previous("a", false)).hasValue(file("a", "2"));
        assertThat(one.previous("a", true)).isEmpty();
    }

    /** Each takes 200 bytes. Whoever chooses ever new names has the oldest forgotten. */
    @Test
    void keepsSoManyBytesAndLongestTheNewestOfEachFile() {
        versions.add(file("a", text('1')));
        versions.add(file("a", text('2')));
        versions.add(file("b", text('1')));
        versions.add(file("b", text('2')));
        versions.add(file("c", text('1')));
        assertThat(versions.previous("a", true)).isPresent();

        versions.add(file("d", text('1')));
        assertThat(versions.previous("a", true)).isEmpty();
        assertThat(versions.previous("a", false)).hasValue(file("a", text('2')));
        assertThat(versions.previous("b", true)).isPresent();

        versions.add(file("e", text('1')));
        versions.add(file("f", text('1')));
        assertThat(versions.knows("a")).isFalse();
        assertThat(versions.previous("f", false)).isPresent();
    }

    private static FileText file(String name, String text) {
        return FileText.of(name, text);
    }

    private static String text(char version) {
        return String.valueOf(version).repeat(100);
    }
}
