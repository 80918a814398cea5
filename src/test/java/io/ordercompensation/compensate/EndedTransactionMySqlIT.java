package io.ordercompensation.compensate;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class EndedTransactionMySqlIT extends EndedTransactionIT {

    EndedTransactionMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
