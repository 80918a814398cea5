package io.ordercompensation.embedded;

class EmbeddedMariaDbIT extends EmbeddedDatabaseIT {

    EmbeddedMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
