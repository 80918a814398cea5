package io.ordercompensation.schema;

import io.ordercompensation.embedded.EmbeddedDatabases;

class MigrationUnderLoadMariaDbIT extends MigrationUnderLoadIT {

    MigrationUnderLoadMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
