package io.ordercompensation.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reasons as they really are: of one kind they share a group, of two kinds never. */
class ReasonGroupTest {

    static Stream<List<String>> kinds() {
        return Stream.of(
                List.of("Not cancelled: the order has been paid"),
                List.of("Not cancelled: the order has been shipped"),
                List.of(
                        "orderId is 17.0 but must be a whole number, written as a JSON number or as a string of digits",
                        "orderId is 1e3 but must be a whole number, written as a JSON number or as a string of digits",
                        "orderId is \"\" but must be a whole number, written as a JSON number or as a string of digits",
                        "orderId is \"1\\n\\u202e7\" but must be a whole number, written as a JSON number or as a string of digits"),
                List.of("orderId is missing or null but every message must name the order to cancel"),
                List.of("orderId is 0 but must be greater than 0", "orderId is -17 but must be greater than 0"),
                List.of("couponId is -4 but must be 0 or more", "couponId is -99999999999 but must be 0 or more"),
                List.of("goodsId is -4 but must be 0 or more"),
                List.of(
                        "The message's KEYS is '42' but the body's orderId is 17; they must be the same",
                        "The message's KEYS is 'O'Neill' but the body's orderId is 839850475502309376; they must be the same"),
                List.of(
                        "The body is not valid JSON (line 1, column 5): Unexpected character ('}' (code 125)): was expecting a value",
                        "The body is not valid JSON (line 31, column 117): Unexpected character (']' (code 93)):  was expecting a value"),
                List.of(
                        "The body is not valid JSON (line 1, column 5): Unrecognized token 'cancel': was expecting a value",
                        "The body is not valid JSON (line 1, column 9): Unrecognized token 'x': was expecting a value"),
                List.of(
                        "The body has 70000 bytes but may have at most 65536",
                        "The body has 65537 bytes but may have at most 65536"),
                List.of(
                        "DataIntegrityViolationException: Duplicate entry '5-1-2' for key 'PRIMARY'",
                        "DataIntegrityViolationException: Duplicate entry '17-839850475502309376-2' for key 'PRIMARY'"),
                List.of(
                        "PredicateValidationException: goods 17 of order 839850475502309376 is missing in trade_goods",
                        "PredicateValidationException: goods 3 of order 4 is missing in  trade_goods"),
                List.of(
                        "IllegalStateException: coupons [1, 2, 3] of order 5 are bound to 7F000001ABCD",
                        "IllegalStateException: coupons [9] of order 51 are bound to 550e8400-e29b-41d4-a716-446655440000"),
                List.of(
                        "SocketException: no answer from 127.0.0.1:3306 since 2026-01-01T00:00:00.123Z",
                        "SocketException: no answer from 10.0.0.12:3307 since 2026-11-30T23:59:59Z"),
                List.of("NullPointerException"),
                List.of("IllegalStateException: goods are gone"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isOneForAKind(List<String> reasons) {
        assertThat(reasons.stream().map(ReasonGroup::of).distinct()).hasSize(1);
        assertThat(ReasonGroup.of(reasons.get(0))).matches("[0-9a-f]{12}");
    }

    @Test
    void isAnotherForEveryOtherKind() {
        List<String> groups =
                kinds().map(reasons -> ReasonGroup.of(reasons.get(0))).toList();

        assertThat(groups).doesNotHaveDuplicates();
    }

    /** It stands in the database and in bookmarks: another algorithm would tear a group in two. */
    @Test
    void staysWhatItWas() {
        assertThat(ReasonGroup.kind("Not  cancelled: order 17\nof 'x' has been paid"))
                .isEqualTo("Not cancelled: order # of # has been paid");
        assertThat(ReasonGroup.of("Not cancelled: the order has been paid")).isEqualTo("a8a15e621bc9");
    }

    @Test
    void doesNotDependOnWhereALongReasonWasCut() {
        String statement = "bad SQL near order %s: " + "UPDATE trade_goods SET goods_number = ? ".repeat(20);

        assertThat(ReasonGroup.of(statement.formatted("1").substring(0, 400)))
                .isEqualTo(
                        ReasonGroup.of(statement.formatted("839850475502309376").substring(0, 400)));
    }

    @Test
    void isNoneWithoutAReason() {
        assertThat(Arrays.asList(null, "", " \n").stream().map(ReasonGroup::of)).containsOnlyNulls();
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void isFoundInHostileText() {
        for (String piece : List.of("'", "\"", "`", "'a", "\"\\", "1,", "a_", "-1", "1.", "# , ", " ", "_1")) {
            assertThat(String.valueOf(ReasonGroup.of(piece.repeat(1_000_000))))
                    .as(piece)
                    .hasSizeLessThanOrEqualTo(12);
        }
    }
}
