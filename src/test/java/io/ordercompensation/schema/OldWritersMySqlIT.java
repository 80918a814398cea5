package io.ordercompensation.schema;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class OldWritersMySqlIT extends OldWritersIT {

    OldWritersMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
