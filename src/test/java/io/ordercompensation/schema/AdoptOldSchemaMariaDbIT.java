package io.ordercompensation.schema;

import io.ordercompensation.embedded.EmbeddedDatabases;

class AdoptOldSchemaMariaDbIT extends AdoptOldSchemaIT {

    AdoptOldSchemaMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
