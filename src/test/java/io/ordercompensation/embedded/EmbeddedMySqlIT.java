package io.ordercompensation.embedded;

@EnabledIfMySqlRuns
class EmbeddedMySqlIT extends EmbeddedDatabaseIT {

    EmbeddedMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
