package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class EditMySqlIT extends EditIT {

    EditMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
