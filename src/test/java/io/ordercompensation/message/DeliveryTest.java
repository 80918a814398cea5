package io.ordercompensation.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryTest {

    @ParameterizedTest
    @MethodSource("bodies")
    void bodyComesBackFromItsText(byte[] body) {
        assertThat(Delivery.bodyOf(Delivery.fresh("m", null, body).bodyText())).isEqualTo(body);
    }

    static Stream<byte[]> bodies() {
        return Stream.of(
                new byte[0],
                utf8("{\"orderId\":17}"),
                utf8("\uFEFF\0 \u00e9 \uD83D\uDE00 \uFFFF \uFFFD"),
                utf8("base64:"),
                utf8("base64:e30="),
                utf8("base64:not base64"),
                new byte[] {(byte) 0xff, (byte) 0xfe, 0},
                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80});
    }

    @Test
    void storesTextAsItIsAndBytesAsBase64() {
        assertThat(Delivery.fresh("m", null, utf8("{\"orderId\":17}")).bodyText())
                .isEqualTo("{\"orderId\":17}");
        assertThat(Delivery.fresh("m", null, new byte[] {(byte) 0xff}).bodyText())
                .isEqualTo("base64:/w==");
    }

    @Test
    void takesTextThatOnlyLooksLikeBase64AsText() {
        assertThat(Delivery.bodyOf("base64:%%%")).isEqualTo(utf8("base64:%%%"));
    }

    @Test
    void aFreshOneHasNoAttemptsAndNoLease() {
        Delivery fresh = Delivery.fresh("m", "17", null);
        assertThat(fresh.attempts()).isZero();
        assertThat(fresh.lease()).isNull();
        assertThat(fresh.body()).isEmpty();
    }

    /** A sender may leave the id out or make it blank; a delivery that could not be made would fail its batch. */
    @Test
    void needsNoMessageId() {
        for (String id : new String[] {null, "", " \t\n"}) {
            assertThat(Delivery.fresh(id, null, null).messageId()).isEmpty();
            assertThat(Delivery.fresh(id, null, null).shownId()).isEqualTo("without an id");
        }
    }

    @Test
    void showsAnIdOnOneLineOfBoundedLength() {
        assertThat(Delivery.fresh("a\nb", null, null).shownId()).isEqualTo("a\\nb");
        assertThat(Delivery.fresh("i".repeat(10_000), null, null).shownId()).hasSize(100);
    }

    @Test
    void refusesWhatCannotBe() {
        byte[] body = {};
        assertThatThrownBy(() -> new Delivery("m", null, null, 0, null)).hasMessage("body");
        assertThatThrownBy(() -> new Delivery("m", null, body, -1, null))
                .hasMessage("Message m: attempts is -1 but must be 0 or more");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
