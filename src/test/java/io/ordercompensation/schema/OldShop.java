package io.ordercompensation.schema;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import java.util.List;
import java.util.stream.Stream;

/** Databases as teams bring them, below {@code old-listener/}; the comment at the head of each schema says what is odd. */
public enum OldShop {
    COURSE("course", ""),
    CORNER_SHOP("corner-shop", ""),
    DEPARTMENT_STORE("department-store", ""),
    WAREHOUSE("warehouse", ""),
    SHOUTING("shouting", "RENAME TABLE TRADE_ORDER TO trade_order"),
    BY_DAY("by-day", "ALTER TABLE trade_goods_number_log REMOVE PARTITIONING"),
    COUNTING("counting", "DROP TRIGGER `outbox_moves`"),
    PAPER_IDS("paper-ids", "ALTER TABLE trade_goods_number_log MODIFY order_id BIGINT NOT NULL");

    private final String directory;
    private final String mend;

    OldShop(String directory, String mend) {
        this.directory = directory;
        this.mend = mend;
    }

    /** The shops that can be adopted as they are. */
    public static Stream<OldShop> adoptable() {
        return Stream.of(values()).filter(OldShop::isAdoptable);
    }

    /** The shops that cannot. */
    public static Stream<OldShop> refused() {
        return Stream.of(values()).filter(shop -> !shop.isAdoptable());
    }

    public boolean isAdoptable() {
        return mend.isEmpty();
    }

    /** The statement after which a refused shop can be adopted. */
    public String mend() {
        return mend;
    }

    /** Files on the class path, to be run one after the other. */
    public List<String> scripts() {
        return List.of("old-listener/" + directory + "/schema.sql", "old-listener/" + directory + "/rows.sql");
    }

    /** A fresh schema of this shop. */
    OldListenerSchema on(EmbeddedDatabase database) {
        return OldListenerSchema.of(this, database);
    }
}
