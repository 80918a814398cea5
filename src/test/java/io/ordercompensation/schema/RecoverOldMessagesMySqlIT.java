package io.ordercompensation.schema;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class RecoverOldMessagesMySqlIT extends RecoverOldMessagesIT {

    RecoverOldMessagesMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
