package io.ordercompensation.reload;

import io.ordercompensation.reload.check.RejectedException;
import io.ordercompensation.sql.BuiltInStatements;
import io.ordercompensation.sql.RefusedStatementException;
import io.ordercompensation.sql.StatementRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user's statements for code that does not wait for hot deploy; read and checked as hot deploy does: within bounds,
 * and no links to outside.
 */
public final class OwnStatements {

    private static final Logger LOG = LoggerFactory.getLogger(OwnStatements.class);

    private final Path directory;
    private final InsideFolder folder;
    private final int maxFileBytes;
    private final StatementRules rules;

    /** @param directory need not exist */
    public OwnStatements(Path directory, int maxFileBytes, StatementRules rules) {
        this.directory = directory;
        this.folder = new InsideFolder(directory, 2, HotDeploy.STATEMENTS, 1, Long.MAX_VALUE);
        this.maxFileBytes = maxFileBytes;
        this.rules = rules;
    }

    /** The user's text of a statement such as {@code outbox/insert-cancel} if there is a good file, else the jar's. */
    public String text(String name) {
        String file = name + ".sql";
        if (Files.exists(directory.resolve(file), LinkOption.NOFOLLOW_LINKS)) {
            try {
                String text = FileText.of(file, folder.read(file, maxFileBytes), maxFileBytes)
                        .text();
                rules.check(text);
                return text;
            } catch (RefusedStatementException e) {
                LOG.warn(
                        "{}, line {}: {} {} Until then the jar's statement is run",
                        directory.resolve(file),
                        e.line(),
                        e.getMessage(),
                        e.remedy());
            } catch (RejectedException e) {
                LOG.warn(
                        "{} Until then the jar's statement is run",
                        e.of(directory.resolve(file).toString()));
            } catch (IOException e) {
                LOG.warn(
                        "{} cannot be read ({}), so the jar's statement is run. Give the product the right to read it",
                        directory.resolve(file),
                        e.getClass().getSimpleName());
            }
        }
        return BuiltInStatements.text(name);
    }
}
