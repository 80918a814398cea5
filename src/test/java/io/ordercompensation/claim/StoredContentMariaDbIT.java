package io.ordercompensation.claim;

import io.ordercompensation.embedded.EmbeddedDatabases;

class StoredContentMariaDbIT extends StoredContentIT {

    StoredContentMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
