package io.ordercompensation.benchmark;

import io.ordercompensation.shop.Order;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.rocketmq.common.message.Message;

/** How the cancels of some orders are published. */
enum Messages {
    PLAIN,
    /** Three orders of ten are cancelled twice, the second time thirty messages later. */
    DUPLICATED,
    /** Every body has 4 KiB. */
    LARGE;

    private static final int LARGE_BYTES = 4096;
    private static final int TWIN_DISTANCE = 30;

    List<Message> of(String topic, Orders orders, int number) {
        List<Message> messages = new ArrayList<>();
        for (long id = 1; id <= number; id++) {
            messages.add(message(topic, orders.order(id)));
            long twin = id - TWIN_DISTANCE;
            if (this == DUPLICATED && twin > 0 && twin % 10 < 3) {
                messages.add(message(topic, orders.order(twin)));
            }
        }
        return messages;
    }

    Message message(String topic, Order order) {
        String body = order.cancelBody();
        if (this == LARGE) {
            String start = body.substring(0, body.length() - 1) + ",\"note\":\"";
            body = start + "n".repeat(LARGE_BYTES - start.length() - 2) + "\"}";
        }
        return new Message(topic, Assignment.TAG, order.key(), body.getBytes(StandardCharsets.UTF_8));
    }
}
