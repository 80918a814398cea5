package io.ordercompensation.schema;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class AdoptOldSchemaMySqlIT extends AdoptOldSchemaIT {

    AdoptOldSchemaMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
