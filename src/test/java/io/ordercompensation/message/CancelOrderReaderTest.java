package io.ordercompensation.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordercompensation.message.CancelOrder.Goods;
import io.ordercompensation.message.ReadResult.Rejected;
import io.ordercompensation.message.ReadResult.Valid;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CancelOrderReaderTest {

    private static final int MAX_BODY_BYTES = 65_536;
    private final CancelOrderReader reader = new CancelOrderReader(MAX_BODY_BYTES);

    @Test
    void readsEveryField() {
        assertThat(
                        valid(
                                """
                {"orderId":839850475502309376,"couponId":4,"goodsId":1,"goodsNumber":1,"userId":2,"userMoney":100.00}"""))
                .isEqualTo(new CancelOrder(839850475502309376L, 4L, 1L, 1, 2L, new BigDecimal("100.00")));
    }

    @Test
    void readsSeveralGoodsAndCoupons() {
        assertThat(
                        valid(
                                """
                {"orderId":17,"goods":[{"goodsId":9,"goodsNum":3,"note":[1]},{"goodsId":"1","goodsNumber":2}],"couponIds":[5,"4"]}"""))
                .isEqualTo(new CancelOrder(
                        17, null, null, null, null, null, List.of(new Goods(1, 2), new Goods(9, 3)), List.of(4L, 5L)));
    }

    @Test
    void takesAListOfOneForTheSingleField() {
        CancelOrder one = new CancelOrder(17, 4L, 1L, 2, null, null);
        String list = "\"goods\":[{\"goodsId\":1,\"goodsNumber\":2}],\"couponIds\":[4]";

        assertThat(valid("{\"orderId\":17,\"goodsId\":1,\"goodsNumber\":2,\"couponId\":4}"))
                .isEqualTo(one);
        assertThat(valid("{\"orderId\":17," + list + "}")).isEqualTo(one);
        assertThat(valid("{\"orderId\":17,\"goodsId\":1,\"goodsNum\":2,\"couponId\":4," + list + "}"))
                .isEqualTo(one);
        assertThat(valid("{\"orderId\":17,\"goodsId\":0,\"goodsNumber\":0,\"couponId\":0," + list + "}"))
                .isEqualTo(one);
    }

    @Test
    void takesAnEmptyListForNone() {
        assertThat(valid("{\"orderId\":17,\"goods\":[],\"couponIds\":[]}"))
                .isEqualTo(valid("{\"orderId\":17,\"goods\":null,\"couponIds\":null}"))
                .isEqualTo(new CancelOrder(17, null, null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'goods':{}                                                              | goods is an object but must be an array",
                "'goods':[[]]                                                            | goods[0] is an array but must be an object",
                "'goods':[{'goodsId':1}]                                                 | goods[0].goodsNumber is missing but must be",
                "'goods':[{'goodsId':1,'goodsNumber':1,'goodsNum':2}]                    | goods[0].goodsNumber is 1 but its other name goodsNum is 2",
                "'goods':[{'goodsId':-1,'goodsNumber':1}]                                | goods[0].goodsId is -1 but must be greater than 0",
                "'goods':[{'goodsId':1,'goodsNumber':1},{'goodsId':1,'goodsNumber':1}]   | goods names goodsId 1 twice",
                "'goodsId':1,'goodsNumber':1,'goods':[{'goodsId':1,'goodsNumber':2}]     | goodsId and goodsNumber are 1 and 1 but goods says something else",
                "'goodsId':1,'goods':[{'goodsId':1,'goodsNumber':2}]                     | are 1 and 0 but goods says something else",
                "'goodsId':1,'goodsNumber':1,'goods':[]                                  | are 1 and 1 but goods says something else",
                "'couponId':4,'couponIds':[4,5]                                          | couponId is 4 but couponIds says something else",
                "'couponIds':[4,4]                                                       | couponIds names 4 twice"
            })
    void rejectsListsThatContradict(String fields, String reason) {
        assertThat(reason("{\"orderId\":17," + fields.replace('\'', '"') + "}")).contains(reason);
    }

    @Test
    void rejectsMoreThanFiftyEntriesBeforeItHasReadThem() {
        assertThat(reason("{\"orderId\":17,\"couponIds\":[1" + ",1".repeat(30_000)))
                .isEqualTo("couponIds has more than the 50 entries that are allowed");
    }

    @Test
    void needsOnlyTheOrderId() {
        assertThat(valid("{\"orderId\":17}")).isEqualTo(new CancelOrder(17, null, null, null, null, null));
    }

    @Test
    void takesNullForNoneAndKeepsZero() {
        assertThat(
                        valid(
                                """
                {"orderId":17,"couponId":null,"goodsId":0,"goodsNumber":0,"userId":null,"userMoney":null}"""))
                .isEqualTo(new CancelOrder(17, null, 0L, 0, null, null));
    }

    @Test
    void readsAliases() {
        assertThat(valid("{\"orderId\":17,\"goodsNum\":3,\"moneyPaid\":1.5}"))
                .isEqualTo(new CancelOrder(17, null, null, 3, null, new BigDecimal("1.50")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"orderId\":17,\"goodsNumber\":3,\"goodsNum\":\"3\",\"userMoney\":1.5,\"moneyPaid\":1.50}",
                "{\"orderId\":17,\"goodsNumber\":null,\"goodsNum\":3,\"userMoney\":1.5,\"moneyPaid\":null}"
            })
    void takesBothNamesOfOneValue(String body) {
        assertThat(valid(body)).isEqualTo(new CancelOrder(17, null, null, 3, null, new BigDecimal("1.50")));
    }

    @Test
    void readsNumericStrings() {
        assertThat(
                        valid(
                                """
                {"orderId":"839850475502309376","couponId":"4","goodsId":"01","goodsNumber":"1","userId":"2","userMoney":"0.1"}"""))
                .isEqualTo(new CancelOrder(839850475502309376L, 4L, 1L, 1, 2L, new BigDecimal("0.10")));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.10",
        "0.29, 0.29",
        "1.50, 1.50",
        "1.500, 1.50",
        "\"1.5\", 1.50",
        "\"19.99000\", 19.99",
        "99999999.99, 99999999.99",
        "-0.00, 0.00",
        "1E+2, 100.00",
        "\"1E+2\", 100.00",
        "100e-2, 1.00",
        "0e1000000000, 0.00"
    })
    void keepsCentsExact(String money, BigDecimal cents) {
        assertThat(valid("{\"orderId\":17,\"userMoney\":" + money + "}").userMoney())
                .isEqualTo(cents);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF{\"orderId\":17}",
                " \t\r\n{ \"orderId\" : 17 } \n",
                "{\"order\\u0049d\":17}",
                "{\"orderId\":17,\"other\":{\"orderId\":18},\"goodsnumber\":-1}",
                "{\"orderId\":17,\"other\":[1e99999999999,\"\\ud800\",true,null,{}]}"
            })
    void ignoresWhatDoesNotMatter(String body) {
        assertThat(valid(body).orderId()).isEqualTo(17);
    }

    @Test
    void ignoresUnknownFieldsTwentyLevelsDeepAndNoDeeper() {
        assertThat(valid(nested(20)).orderId()).isEqualTo(17);
        assertThat(reason(nested(21))).isEqualTo("other is nested deeper than the 20 levels that are allowed");
        assertThat(reason(nested(30_000))).isEqualTo("other is nested deeper than the 20 levels that are allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "17", " 17 "})
    void takesKeysThatAreBlankOrTheOrderId(String keys) {
        assertThat(read("{\"orderId\":17}", keys)).isInstanceOf(Valid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", "17 18", "017", "x"})
    void rejectsOtherKeys(String keys) {
        assertThat(read("{\"orderId\":17}", keys))
                .isEqualTo(new Rejected(
                        "The message's KEYS is '" + keys + "' but the body's orderId is 17; they must be the same"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000000000", "1e2147483647", "100e2147483647", "1e-2147483647", "1e99999999999"})
    @Timeout(5)
    void doesNotExpandHugeExponents(String money) {
        String allowed = "must have at most 8 digits before the point and 2 after it";
        assertThat(reason("{\"orderId\":17,\"userMoney\":" + money + "}"))
                .isEqualTo("userMoney is " + money + " but " + allowed);
        assertThat(reason("{\"orderId\":17,\"userMoney\":\"" + money + "\"}"))
                .isEqualTo("userMoney is \"" + money + "\" but " + allowed);
        assertThat(reason("{\"orderId\":" + money + "}")).startsWith("orderId is " + money + " but must be a whole");
    }

    @Test
    void rejectsABodyThatIsTooLarge() {
        String largest = "{\"orderId\":17" + " ".repeat(MAX_BODY_BYTES - 13) + "}";
        assertThat(valid(largest.replace(" }", "}")).orderId()).isEqualTo(17);
        assertThat(reason(largest)).isEqualTo("The body has 65537 bytes but may have at most 65536");
    }

    @Test
    void shortensWhatItShows() {
        String reason = reason("{\"orderId\":\"" + "\\u0000".repeat(9_000) + "\"}");
        assertThat(reason).contains("orderId is \"\\u0000\\u0000").contains("...\" but must be");
        assertThat(reason.length()).isLessThan(200);
        assertThat(reason("{\"" + "n".repeat(60_000)).length()).isLessThan(Rejected.MAX_REASON);
        assertThat(reason("x".repeat(60_000)).length()).isLessThan(Rejected.MAX_REASON);
    }

    @Test
    @Timeout(20)
    void survivesABodyMadeToBeExpensive() {
        CancelOrderReader large = new CancelOrderReader(8_000_000);
        for (String part : new String[] {"[", "{\"a\":", "1", "\"\\", "\\u0000", "-", "e", "\uD83D\uDE00", "0."}) {
            byte[] body = ("{\"orderId\":" + part.repeat(1_000_000)).getBytes(StandardCharsets.UTF_8);
            assertThat(large.read(Delivery.fresh("m", null, body))).isInstanceOf(Rejected.class);
        }
    }

    @Test
    void needsALimit() {
        assertThatThrownBy(() -> new CancelOrderReader(0)).hasMessage("maxBodyBytes is 0 but must be 1 or more");
    }

    private CancelOrder valid(String body) {
        ReadResult result = read(body, null);
        assertThat(result).isInstanceOf(Valid.class);
        return ((Valid) result).order();
    }

    private String reason(String body) {
        ReadResult result = read(body, null);
        assertThat(result).isInstanceOf(Rejected.class);
        return ((Rejected) result).reason();
    }

    private ReadResult read(String body, String keys) {
        return reader.read(Delivery.fresh("m", keys, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String nested(int depth) {
        return "{\"other\":" + "[".repeat(depth) + "]".repeat(depth) + ",\"orderId\":17}";
    }
}
