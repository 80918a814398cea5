package io.ordercompensation.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.embedded.EmbeddedDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each old shop is adopted with every row it had. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AdoptOldShopIT {

    private final EmbeddedDatabase database;

    AdoptOldShopIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @MethodSource("io.ordercompensation.schema.OldShop#adoptable")
    void losesNoRowAndChangesNoValue(OldShop shop) {
        OldListenerSchema schema = shop.on(database);
        Map<String, List<String>> columns = schema.columns();
        Map<String, List<String>> before = schema.rows(columns);

        schema.adopt("--spring.datasource.hikari.connection-init-sql=SET time_zone = '+08:00'");

        assertThat(schema.rows(columns)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("io.ordercompensation.schema.OldShop#refused")
    void refused(OldShop shop) {
        OldListenerSchema schema = shop.on(database);
        schema.adopt();
    }
}
