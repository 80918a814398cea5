package io.ordercompensation.support.benchmark;

import io.ordercompensation.test.Order;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.rocketmq.common.message.Message;

/** How the cancels of some orders are published. */
enum Messages {
    PLAIN,
    /** Three orders of ten are cancelled twice, the second time thirty messages later. */
    DUPLICATED,
    /** Every body has 4 KiB. */
    LARGE,
    /** Before every hundredth cancel comes a message of the broker's greatest size that is none; the memory is the figure. */
    FLOOD;

    private static final int LARGE_BYTES = 4096;
    private static final int TWIN_DISTANCE = 30;
    private static final int FLOOD_DISTANCE = 100;

    /** One for all of them: they would not fit into memory otherwise. */
    private static final byte[] LONGEST = new byte[4 * 1024 * 1024];

    List<Message> of(String topic, Orders orders, int number) {
        List<Message> messages = new ArrayList<>();
        for (long id = 1; id <= number; id++) {
            if (this == FLOOD && id % FLOOD_DISTANCE == 1) {
                messages.add(new Message(topic, Assignment.TAG, LONGEST));
            }
            messages.add(message(topic, orders.order(id)));
            long twin = id - TWIN_DISTANCE;
            if (this == DUPLICATED && twin > 0 && twin % 10 < 3) {
                messages.add(message(topic, orders.order(twin)));
            }
        }
        return messages;
    }

    /** How many messages {@link #of} makes. */
    int count(int orders) {
        return switch (this) {
            case DUPLICATED ->
                orders
                        + (int) IntStream.rangeClosed(1, orders - TWIN_DISTANCE)
                                .filter(id -> id % 10 < 3)
                                .count();
            case FLOOD -> orders + (orders + FLOOD_DISTANCE - 1) / FLOOD_DISTANCE;
            default -> orders;
        };
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
