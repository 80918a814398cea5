package io.ordercompensation.config;

import io.ordercompensation.adopt.AdoptProperties;
import io.ordercompensation.schema.AdoptionRecord;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;

/** Tells each part what is older than the adoption, unless a setting says to treat that like the rest. */
final class AdoptedRows {

    private final Supplier<AdoptionRecord> record;
    private final AdoptProperties settings;

    AdoptedRows(JdbcClient jdbc, AdoptProperties settings) {
        // Read once, when the tables exist; it never changes.
        this.record = SingletonSupplier.of(() -> AdoptionRecord.read(jdbc));
        this.settings = settings;
    }

    AdoptionRecord toSweep() {
        return unless(settings.sweepOlder());
    }

    AdoptionRecord toPublish() {
        return unless(settings.publishOlder());
    }

    AdoptionRecord toPurge() {
        return unless(settings.purgeOlder());
    }

    AdoptionRecord toAudit() {
        return unless(settings.auditOlder());
    }

    private AdoptionRecord unless(boolean older) {
        return older ? AdoptionRecord.NONE : record.get();
    }
}
