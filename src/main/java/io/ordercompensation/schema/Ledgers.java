package io.ordercompensation.schema;

import java.util.List;

/** Plans the tables of orders and of what they take. */
final class Ledgers {

    private static final String TYPE_OF_ROW = "IF(goods_number > 0, 2, 1)";
    private static final String RESTORES = "a restore stands beside its deduction, and there is one of each";
    private static final String BY_ORDER = "what an order took is looked up by the order";

    private Ledgers() {}

    static void orders(Draft draft) {
        if (master(draft, "order_id", "uk_order_id")) {
            new Keys(draft).named("idx_order_unconfirmed", "the sweeper looks for unconfirmed orders");
        }
    }

    static void goods(Draft draft) {
        master(draft, "goods_id", "uk_goods_id");
    }

    static void users(Draft draft) {
        master(draft, "user_id", "uk_user_id");
    }

    static void coupons(Draft draft) {
        if (master(draft, "coupon_id", "uk_coupon_id") && Common.hasIds(draft, "order_id")) {
            new Keys(draft).beginningWith("order_id", "KEY idx_coupon_order (order_id)", BY_ORDER);
        }
    }

    static void moneyLog(Draft draft) {
        List<String> key = List.of("user_id", "order_id", "money_log_type");
        if (log(draft, key, "use_money", "create_time")) {
            Keys keys = new Keys(draft);
            keys.oneRowForEach(
                    key, "uk_money_log_line", key, "a refund stands beside its payment, and there is one of each");
            keys.beginningWith("order_id", "KEY idx_money_log_order (order_id, money_log_type)", BY_ORDER);
        }
    }

    static void goodsLog(Draft draft) {
        List<String> key = List.of("goods_id", "order_id", "log_type");
        if (!log(draft, List.of("goods_id", "order_id"), "goods_number", "log_time")) {
            return;
        }
        boolean typed = draft.table().has("log_type");
        if (typed) {
            markTyped(draft);
        } else if (draft.table().has("goods_number")) {
            addType(draft);
        }
        Keys keys = new Keys(draft);
        keys.oneRowForEach(
                key, "uk_goods_log_line", typed ? key : List.of("goods_id", "order_id", TYPE_OF_ROW), RESTORES);
        keys.beginningWith("order_id", "KEY idx_goods_log_order (order_id, log_type)", BY_ORDER);
    }

    /** Tells restores from deductions before the key is added: a table without one may hold both for an order. */
    private static void addType(Draft draft) {
        boolean restores = draft.live().is("restores-among-deductions");
        String constant = draft.shape().column("log_type").replace("(" + TYPE_OF_ROW + ")", "1");
        if (draft.copies() || restores && draft.hasTriggers()) {
            // An UPDATE would fire the triggers.
            draft.addColumn("log_type", RESTORES, Work.COPY);
            draft.after(defaultType(draft));
        } else if (restores) {
            draft.before(draft.instantly("ADD COLUMN log_type " + constant, RESTORES));
            draft.before(defaultType(draft));
            draft.before(markRestores(draft));
        } else {
            draft.alter("ADD COLUMN log_type " + constant, RESTORES, Work.INSTANT);
            draft.after(defaultType(draft));
        }
    }

    private static void markTyped(Draft draft) {
        if (!draft.table().column("log_type").defaultHasOrHides("goods_number")) {
            draft.before(defaultType(draft));
        }
        if (draft.live().is("unmarked-restores")) {
            SchemaStep mark = markRestores(draft);
            if (draft.hasTriggers()) {
                draft.obstacle(
                        "has restores that are marked as deductions, and marking them would fire the trigger "
                                + draft.table().updateTriggers().get(0) + "; drop it, mark them, and create it again",
                        mark.sql());
            } else {
                draft.before(mark);
            }
        }
    }

    private static SchemaStep markRestores(Draft draft) {
        return draft.rows("mark-restores", "rows that add to the stock are restores");
    }

    private static SchemaStep defaultType(Draft draft) {
        return draft.instantly(
                "ALTER COLUMN log_type SET DEFAULT (" + TYPE_OF_ROW + ")",
                "a restore by a writer that does not know the column must not be a second deduction");
    }

    private static boolean master(Draft draft, String id, String key) {
        if (!Common.hasIds(draft, id)) {
            return false;
        }
        Common.engine(draft);
        Common.money(draft);
        Common.times(draft);
        new Keys(draft).oneRowFor(id, key);
        return true;
    }

    private static boolean log(Draft draft, List<String> ids, String... columns) {
        if (!Common.hasIds(draft, ids.toArray(String[]::new))) {
            return false;
        }
        Common.refusePartitionsBeside(draft, ids.size() == 2 ? List.of("goods_id", "order_id", "log_type") : ids);
        Common.engine(draft);
        Common.money(draft);
        Common.times(draft);
        Common.missingColumns(draft, "the product writes it", columns);
        return true;
    }
}
