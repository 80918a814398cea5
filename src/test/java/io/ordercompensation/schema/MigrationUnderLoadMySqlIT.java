package io.ordercompensation.schema;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class MigrationUnderLoadMySqlIT extends MigrationUnderLoadIT {

    MigrationUnderLoadMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
