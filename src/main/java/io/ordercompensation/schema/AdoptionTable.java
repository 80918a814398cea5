package io.ordercompensation.schema;

import java.util.List;
import java.util.stream.Stream;

/**
 * Plans the record of the adoption, which is written last: until then the tables are still the old listener's, however
 * often the adoption starts over. While the column has a default, the row may be missing.
 */
final class AdoptionTable {

    static final String NAME = "trade_adoption";

    /** Orders, deductions and messages. Goods and users may exist before the first order. */
    private static final List<String> WORK = List.of(
            "trade_order",
            "trade_goods_number_log",
            "trade_user_money_log",
            "trade_mq_consumer_log",
            "trade_mq_producer_temp");

    private static final String TIME = "adopted_at";
    private static final String REASON = "tells what is older than the adoption";

    private AdoptionTable() {}

    static List<SchemaStep> steps(TableShape shape, LiveSchema live) {
        return live.find(NAME)
                .map(table ->
                        table.has(TIME) && table.column(TIME).hasDefault() ? ending(shape) : List.<SchemaStep>of())
                .orElseGet(() -> beginning(shape, live));
    }

    private static List<SchemaStep> beginning(TableShape shape, LiveSchema live) {
        if (WORK.stream().noneMatch(live::hasRows)) {
            return List.of(new SchemaStep(NAME, shape.create(), "it is not there", Work.CREATE));
        }
        String open =
                shape.create().replaceFirst("(" + TIME + " +DATETIME\\(3\\) NOT NULL)", "$1 DEFAULT '1000-01-01'");
        return Stream.concat(
                        Stream.of(new SchemaStep(NAME, open, "it is not there", Work.CREATE)), ending(shape).stream())
                .toList();
    }

    private static List<SchemaStep> ending(TableShape shape) {
        return List.of(
                new SchemaStep(NAME, Sql.of("change/record-adoption"), REASON, Work.ROWS),
                new Alteration(shape.name())
                        .add("ALTER COLUMN " + TIME + " DROP DEFAULT", "the moment is recorded", Work.INSTANT)
                        .step(false));
    }
}
