package io.ordercompensation.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ordercompensation.message.ReadResult.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

public class InvalidBodyTest {

    private static final String WHOLE =
            " but must be a whole number, written as a JSON number or as a string of digits";
    private static final String AMOUNT =
            " but must be an amount such as 12.50, written as a JSON number or as a string";
    private static final String CENTS = " but must have at most 8 digits before the point and 2 after it";
    private static final String NO_ORDER = "orderId is missing or null but every message must name the order to cancel";

    private final CancelOrderReader reader = new CancelOrderReader(65_536);

    @ParameterizedTest
    @MethodSource({"orderIds", "otherFields", "money", "documents"})
    void isRejectedWithAReason(String body, String reason) {
        assertThat(read(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(new Rejected(reason));
    }

    /** Every invalid body here with the reason it is refused for. */
    public static Map<String, String> invalidBodies() {
        return Stream.of(orderIds(), otherFields(), money(), documents())
                .flatMap(kind -> kind)
                .collect(Collectors.toMap(arguments -> (String) arguments.get()[0], arguments ->
                        (String) arguments.get()[1]));
    }

    static Stream<Arguments> orderIds() {
        return Stream.of(
                arguments("{}", NO_ORDER),
                arguments("{\"OrderId\":17}", NO_ORDER),
                arguments("{\"orderId\":null}", NO_ORDER),
                arguments("{\"orderId\":0}", "orderId is 0 but must be greater than 0"),
                arguments("{\"orderId\":-17}", "orderId is -17 but must be greater than 0"),
                arguments("{\"orderId\":17.0}", "orderId is 17.0" + WHOLE),
                arguments("{\"orderId\":1e3}", "orderId is 1e3" + WHOLE),
                arguments("{\"orderId\":true}", "orderId is true" + WHOLE),
                arguments("{\"orderId\":\"\"}", "orderId is \"\"" + WHOLE),
                arguments("{\"orderId\":\" 17\"}", "orderId is \" 17\"" + WHOLE),
                arguments("{\"orderId\":\"+17\"}", "orderId is \"+17\"" + WHOLE),
                arguments("{\"orderId\":\"0x11\"}", "orderId is \"0x11\"" + WHOLE),
                arguments("{\"orderId\":\"\u0661\u0667\"}", "orderId is \"\u0661\u0667\"" + WHOLE),
                arguments("{\"orderId\":\"1\\n\\u202e7\"}", "orderId is \"1\\n\\u202e7\"" + WHOLE),
                arguments("{\"orderId\":{\"id\":17}}", "orderId is an object" + WHOLE),
                arguments("{\"orderId\":[17]}", "orderId is an array" + WHOLE),
                arguments(
                        "{\"orderId\":9223372036854775808}",
                        "orderId is 9223372036854775808 but must be at most 9223372036854775807"));
    }

    static Stream<Arguments> otherFields() {
        return Stream.of(
                arguments("{\"orderId\":1,\"couponId\":-4}", "couponId is -4 but must be 0 or more"),
                arguments("{\"orderId\":1,\"goodsId\":-1}", "goodsId is -1 but must be 0 or more"),
                arguments("{\"orderId\":1,\"userId\":-2}", "userId is -2 but must be 0 or more"),
                arguments("{\"orderId\":1,\"goodsNumber\":-1}", "goodsNumber is -1 but must be 0 or more"),
                arguments(
                        "{\"orderId\":1,\"goodsNumber\":-99999999999999999999}",
                        "goodsNumber is -99999999999999999999 but must be 0 or more"),
                arguments(
                        "{\"orderId\":1,\"goodsNumber\":2147483648}",
                        "goodsNumber is 2147483648 but must be at most 2147483647"),
                arguments("{\"orderId\":1,\"goodsNumber\":1.5}", "goodsNumber is 1.5" + WHOLE),
                arguments("{\"orderId\":1,\"goodsNum\":\"one\"}", "goodsNum is \"one\"" + WHOLE),
                arguments(
                        "{\"orderId\":1,\"goodsNumber\":1,\"goodsNum\":2}",
                        "goodsNumber is 1 but its other name goodsNum is 2; they must be the same"),
                arguments(
                        "{\"orderId\":1,\"userMoney\":1.5,\"moneyPaid\":\"1.51\"}",
                        "userMoney is 1.5 but its other name moneyPaid is \"1.51\"; they must be the same"));
    }

    static Stream<Arguments> money() {
        return Stream.of(
                arguments("{\"orderId\":1,\"userMoney\":-0.01}", "userMoney is -0.01 but must be 0 or more"),
                arguments("{\"orderId\":1,\"userMoney\":1.005}", "userMoney is 1.005" + CENTS),
                arguments("{\"orderId\":1,\"userMoney\":\"1.005\"}", "userMoney is \"1.005\"" + CENTS),
                arguments("{\"orderId\":1,\"userMoney\":100000000}", "userMoney is 100000000" + CENTS),
                arguments("{\"orderId\":1,\"userMoney\":false}", "userMoney is false" + AMOUNT),
                arguments("{\"orderId\":1,\"userMoney\":\"\"}", "userMoney is \"\"" + AMOUNT),
                arguments("{\"orderId\":1,\"userMoney\":\"1,50\"}", "userMoney is \"1,50\"" + AMOUNT),
                arguments("{\"orderId\":1,\"userMoney\":\"NaN\"}", "userMoney is \"NaN\"" + AMOUNT),
                arguments("{\"orderId\":1,\"userMoney\":\".5\"}", "userMoney is \".5\"" + AMOUNT),
                arguments("{\"orderId\":1,\"moneyPaid\":[1]}", "moneyPaid is an array" + AMOUNT));
    }

    static Stream<Arguments> documents() {
        String notJson = "The body is not valid JSON (line 1, column ";
        return Stream.of(
                arguments("", "The body is empty but must be a JSON object"),
                arguments("\uFEFF \n", "The body is empty but must be a JSON object"),
                arguments("null", "The body is null but must be a JSON object"),
                arguments("17", "The body is 17 but must be a JSON object"),
                arguments("\"17\"", "The body is \"17\" but must be a JSON object"),
                arguments("[{\"orderId\":17}]", "The body is an array but must be a JSON object"),
                arguments(
                        "{\"orderId\":17}{\"orderId\":17}",
                        "The body goes on after its JSON object but must hold nothing else"),
                arguments("{\"orderId\":17", "The body ends in the middle of its JSON (line 1, column 14)"),
                arguments("{\"orderId\":\"17", "The body ends in the middle of its JSON (line 1, column 15)"),
                arguments("{\"orderId\":17,\"orderId\":17}", notJson + "24): Duplicate field 'orderId'"),
                arguments("{\"orderId\":17,\"a\":1,\"a\":1}", notJson + "24): Duplicate field 'a'"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void isRejectedAsNotJson(String body) {
        assertThat(read(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Rejected.class, it -> assertThat(it.reason()).startsWith("The body is not valid JSON (line "));
    }

    static Stream<String> malformed() {
        return Stream.of(
                "order 17",
                "orderId=17&goodsId=1",
                "<order id=\"17\"/>",
                "{'orderId':17}",
                "{orderId:17}",
                "{\"orderId\":017}",
                "{\"orderId\":+17}",
                "{\"orderId\":17,}",
                "{\"orderId\":17,\"userMoney\":NaN}",
                "{\"orderId\":17/*comment*/}",
                "{\"orderId\":17}\0",
                "{\"orderId\":17} trailing",
                "{\"orderId\":17,\"note\":\"a\nb\"}");
    }

    @ParameterizedTest
    @MethodSource("notUtf8")
    void isRejectedAsNotUtf8(byte[] body) {
        assertThat(read(body)).isEqualTo(new Rejected("The body is not valid UTF-8"));
    }

    static Stream<byte[]> notUtf8() {
        return Stream.of(
                "{\"orderId\":17,\"note\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1),
                "\uFEFF{\"orderId\":17}".getBytes(StandardCharsets.UTF_16BE),
                new byte[] {'"', (byte) 0xc0, (byte) 0xaf, '"'},
                new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
                new byte[] {'{', (byte) 0xe2, (byte) 0x82});
    }

    @ParameterizedTest
    @MethodSource("guessable")
    void isNotGuessedToBeInAnotherEncoding(byte[] body) {
        assertThat(read(body)).isInstanceOf(Rejected.class);
    }

    static Stream<byte[]> guessable() {
        return Stream.of(
                "{\"orderId\":17}".getBytes(StandardCharsets.UTF_16BE),
                "{\"orderId\":17}".getBytes(StandardCharsets.UTF_16LE));
    }

    private ReadResult read(byte[] body) {
        return reader.read(Delivery.fresh("m", null, body));
    }
}
