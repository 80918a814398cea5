package io.ordercompensation.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Plans what happens to one table. */
final class TableChange {

    private static final Map<String, Consumer<Draft>> RULES = Map.of(
            "trade_order", Ledgers::orders,
            "trade_goods", Ledgers::goods,
            "trade_goods_number_log", Ledgers::goodsLog,
            "trade_coupon", Ledgers::coupons,
            "trade_user", Ledgers::users,
            "trade_user_money_log", Ledgers::moneyLog,
            "trade_mq_consumer_log", ConsumerLogTable::plan,
            "trade_mq_producer_temp", OutboxTable::plan);

    private final TableShape shape;
    private final LiveSchema live;
    private final List<SchemaStep> steps = new ArrayList<>();
    private final List<Obstacle> obstacles = new ArrayList<>();

    TableChange(TableShape shape, LiveSchema live) {
        this.shape = shape;
        this.live = live;
    }

    void plan() {
        if (AdoptionTable.NAME.equals(shape.name())) {
            steps.addAll(AdoptionTable.steps(shape, live));
            return;
        }
        Optional<LiveTable> table = live.find(shape.name());
        if (table.isPresent()) {
            change(table.get());
        } else {
            live.findInCapitals(shape.name()).ifPresentOrElse(this::refuseCapitals, this::create);
        }
    }

    List<SchemaStep> steps() {
        return steps;
    }

    List<Obstacle> obstacles() {
        return obstacles;
    }

    private void create() {
        steps.add(new SchemaStep(shape.name(), shape.create(), "it is not there", Work.CREATE));
        if (isRelayLock()) {
            steps.add(relayLock());
        }
    }

    private void change(LiveTable table) {
        if (isRelayLock() && !live.is("relay-lock")) {
            steps.add(relayLock());
        }
        Consumer<Draft> rule = RULES.get(shape.name());
        if (rule == null || table.view()) {
            // The table behind a view is somebody else's to change; the start checks that the columns exist.
            return;
        }
        Draft draft = new Draft(shape, table, live);
        rule.accept(draft);
        steps.addAll(draft.steps());
        obstacles.addAll(draft.obstacles());
    }

    private void refuseCapitals(String found) {
        obstacles.add(new Obstacle(
                found,
                "is not found under its lower-case name, and this server is case-sensitive",
                "RENAME TABLE %s TO %s".formatted(found, shape.name())));
    }

    private boolean isRelayLock() {
        return "trade_mq_relay_lock".equals(shape.name());
    }

    private SchemaStep relayLock() {
        return new SchemaStep(shape.name(), Sql.of("change/relay-lock"), "instances compete for this row", Work.ROWS);
    }
}
