package io.ordercompensation.schema;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class GrantsMySqlIT extends GrantsIT {

    GrantsMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
