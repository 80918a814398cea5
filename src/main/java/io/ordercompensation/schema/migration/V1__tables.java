package io.ordercompensation.schema.migration;

import io.ordercompensation.schema.SchemaMigration;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Creates the product's tables, or brings those of an old listener to their shape. Flyway finds it by its package and name; not in db.migration, which is the application's own. */
public final class V1__tables extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws Exception {
        new SchemaMigration(context.getConnection()).migrate();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return false;
    }
}
