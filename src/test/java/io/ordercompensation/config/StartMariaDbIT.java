package io.ordercompensation.config;

import io.ordercompensation.embedded.EmbeddedDatabases;

class StartMariaDbIT extends StartIT {

    StartMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
