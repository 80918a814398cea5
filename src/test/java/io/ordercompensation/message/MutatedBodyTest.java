package io.ordercompensation.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.message.ReadResult.Rejected;
import io.ordercompensation.message.ReadResult.Valid;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MutatedBodyTest {

    private static final long SEED = 20261122;
    private static final int ROUNDS = 5_000;
    private static final byte[] GOOD =
            """
            {"orderId":839850475502309376,"couponId":"4","goodsId":1,"goodsNumber":1,"userId":2,\
            "userMoney":100.00,"moneyPaid":"100","goods":[{"goodsId":1,"goodsNum":1}],"couponIds":["4"],"note":{"a":["\u00e9",1.5e3,true,null]}}"""
                    .getBytes(StandardCharsets.UTF_8);

    private final CancelOrderReader reader = new CancelOrderReader(1_000);

    @Test
    void isReadOrRejectedButNeverThrows() {
        System.out.println("Seed of the mutations: " + SEED);
        Random random = new Random(SEED);
        int valid = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] body = mutated(random);
            Delivery delivery = Delivery.fresh("m", "839850475502309376", body);
            ReadResult result = reader.read(delivery);
            if (result instanceof Valid) {
                valid++;
            }
            checkReason(result);
            assertThat(Delivery.bodyOf(delivery.bodyText())).isEqualTo(body);
        }
        assertThat(valid).as("valid of " + ROUNDS).isBetween(ROUNDS / 100, ROUNDS / 2);
    }

    private static void checkReason(ReadResult result) {
        if (result instanceof Rejected rejected) {
            assertThat(rejected.reason())
                    .doesNotStartWith("The body cannot be read")
                    .hasSizeBetween(10, Rejected.MAX_REASON)
                    .doesNotContainPattern("\\p{Cntrl}");
        }
    }

    private static byte[] mutated(Random random) {
        byte[] body = GOOD.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(body.length);
            switch (random.nextInt(5)) {
                case 0 -> body[at] = (byte) random.nextInt(256);
                case 1 -> body[at] = GOOD[random.nextInt(GOOD.length)];
                case 2 -> body[at] ^= (byte) (1 << random.nextInt(8));
                case 3 -> body = Arrays.copyOf(body, Math.max(1, at));
                default -> {
                    byte[] grown = Arrays.copyOf(body, body.length + 1);
                    System.arraycopy(body, at, grown, at + 1, body.length - at);
                    body = grown;
                }
            }
        }
        return body;
    }
}
