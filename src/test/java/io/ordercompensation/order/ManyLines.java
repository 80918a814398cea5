package io.ordercompensation.order;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The lines of an order as its request writes them: goods that cost 10.00 each. */
record ManyLines(List<String> entries) {

    /** Of goods {@code first} and the next ones, 1 piece of the first, 2 of the second, 3 of the third, 1 of the fourth. */
    static ManyLines of(long first, int lines) {
        return new ManyLines(LongStream.range(first, first + lines)
                .mapToObj(goods -> line(goods, pieces(goods - first), "10.00"))
                .toList());
    }

    static int pieces(long line) {
        return 1 + (int) (line % 3);
    }

    static String line(long goods, int pieces, String price) {
        return "{\"goodsId\":%d,\"goodsNumber\":%d,\"goodsPrice\":\"%s\"}".formatted(goods, pieces, price);
    }

    ManyLines with(int line, String entry) {
        List<String> changed = new ArrayList<>(entries);
        changed.set(line, entry);
        return new ManyLines(changed);
    }

    ManyLines backwards() {
        List<String> changed = new ArrayList<>(entries);
        Collections.reverse(changed);
        return new ManyLines(changed);
    }

    /** As an unquoted value of a {@link Purchase}. */
    Object json() {
        return new StringBuilder(entries.stream().collect(Collectors.joining(",", "[", "]")));
    }
}
