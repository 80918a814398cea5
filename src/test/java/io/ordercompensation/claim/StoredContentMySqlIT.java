package io.ordercompensation.claim;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class StoredContentMySqlIT extends StoredContentIT {

    StoredContentMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
