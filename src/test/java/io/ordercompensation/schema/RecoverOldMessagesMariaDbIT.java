package io.ordercompensation.schema;

import io.ordercompensation.embedded.EmbeddedDatabases;

class RecoverOldMessagesMariaDbIT extends RecoverOldMessagesIT {

    RecoverOldMessagesMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
