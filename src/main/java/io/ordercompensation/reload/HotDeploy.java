package io.ordercompensation.reload;

import io.ordercompensation.reload.check.RejectedException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what runs follow the users' folders: polls them for changes, and takes over what is good. Nothing that a file
 * says or omits stops a running route.
 */
public final class HotDeploy implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HotDeploy.class);
    private static final String ROUTES = "routes/";
    private static final long STOP_SECONDS = 10;
    static final PathMatcher STATEMENTS_AND_AUDITS = glob("{*,*/*}.sql");
    /** The audit reads its own files at each run. */
    static final PathMatcher STATEMENTS = file -> STATEMENTS_AND_AUDITS.matches(file) && !file.startsWith("audit");

    private static final Folder.Changes NOTHING = new Folder.Changes(Set.of(), Set.of(), Map.of(), Set.of());

    private final HotDeployProperties settings;
    private final HotDeployParts parts;
    private final Journal journal;
    private final Approval approval;
    private final Folder routeFolder;
    private final Folder sqlFolder;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "hot-deploy"));
    /** Files that were read but are not in the manifest yet, or not signed. */
    private final Map<String, FileText> unlisted = new TreeMap<>();

    private boolean withRoutes;
    private RouteFiles routes;
    private SqlFiles sql;

    /** Does not read the folders yet. */
    public HotDeploy(HotDeployParts parts) {
        this.settings = parts.settings();
        this.parts = parts;
        this.journal = new Journal(
                settings.history(), new GoodVersions(settings.versions(), settings.maxVersionBytes()), parts.clock());
        this.approval = new Approval(settings);
        this.routeFolder = Folder.of(settings, parts.routesDirectory(), ROUTES, 1, glob("*.camel.yaml"));
        this.sqlFolder = Folder.of(settings, parts.sqlDirectory(), SqlFiles.PREFIX, 2, STATEMENTS);
    }

    private static PathMatcher glob(String pattern) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    }

    /** Takes over what is in the folders, lets the work begin, then polls. */
    public void start() {
        FolderRights.warn(parts.routesDirectory(), parts.sqlDirectory());
        if (parts.rules().isTrusting()) {
            LOG.warn(
                    "compensation.hot-deploy.trusted is set: whoever writes {} or {} can run any code here, with all rights of this process",
                    parts.routesDirectory(),
                    parts.sqlDirectory());
        }
        try {
            begin(true);
        } finally {
            parts.gate().open();
        }
        long millis = settings.pollInterval().toMillis();
        executor.scheduleWithFixedDelay(() -> look(true), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Takes over the statements now in their folder, checked as by {@link #start}; nothing else, and none later. */
    public void takeStatements() {
        FolderRights.warn(parts.sqlDirectory());
        try {
            begin(false);
        } finally {
            parts.gate().open();
        }
    }

    private synchronized void begin(boolean withRoutes) {
        this.withRoutes = withRoutes;
        routes = new RouteFiles(
                parts.context(),
                parts.builtInRoutes(),
                parts.check(),
                new Swap(parts.context(), parts.gate(), settings.drainTimeout()),
                journal,
                settings.maxSteps());
        sql = new SqlFiles(parts.context(), parts.statements(), parts.rules(), parts.database(), journal);
        look(false);
    }

    /** What is rejected now, and what became of which version. */
    public DeployState state() {
        return new DeployState(journal.rejected(), journal.history());
    }

    long count(Outcome outcome) {
        return journal.count(outcome);
    }

    /**
     * Writes the previous good version back into the folder, and takes it over. If the file in the folder is rejected,
     * or deleted, that is the version that was in force last.
     *
     * @param file as the history names it
     * @param operator goes into the history
     * @throws IllegalArgumentException if there is no such version, or it is refused now
     * @throws IOException if the file cannot be written
     */
    public synchronized DeployState rollBack(String file, String operator) throws IOException {
        // A name from outside is made a path only if it is known.
        FileText previous = (journal.knows(file) ? journal.previous(file, isInForce(file)) : Optional.<FileText>empty())
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "There is no version of this file to go back to: the history names the files and their versions"));
        try {
            approval.check(previous, folder(file));
        } catch (RejectedException e) {
            throw new IllegalArgumentException(e.of(file), e);
        }
        LOG.info("{} rolls {} back to sha256 {}", operator, file, previous.hash());
        journal.asked(file, operator);
        folder(file).write(file, previous.text());
        look(false);
        return state();
    }

    private boolean isInForce(String file) throws IOException {
        if (!Files.isRegularFile(folder(file).path(file))) {
            return false;
        }
        try {
            String hash = folder(file).read(file, settings.maxFileBytes()).hash();
            return file.startsWith(ROUTES) ? routes.isInForce(file, hash) : sql.isInForce(file, hash);
        } catch (RejectedException unreadable) {
            return false;
        }
    }

    private Folder folder(String file) {
        return file.startsWith(ROUTES) ? routeFolder : sqlFolder;
    }

    private synchronized void look(boolean waiting) {
        try {
            Folder.Changes statements = changes(sqlFolder, parts.sqlDirectory(), waiting);
            Folder.Changes files = withRoutes ? changes(routeFolder, parts.routesDirectory(), waiting) : NOTHING;
            unlisted.keySet().removeAll(statements.gone());
            unlisted.keySet().removeAll(files.gone());
            Map<String, FileText> readable = read(sqlFolder, statements.present());
            readable.putAll(read(routeFolder, files.present()));
            Map<String, FileText> listed = listed(readable);
            boolean changed = sql.take(part(listed, SqlFiles.PREFIX), statements.gone());
            routes.take(part(listed, ROUTES), files.gone(), changed);
            sql.takeAway(statements.gone());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // An escaping exception would end the polling for ever.
            LOG.error("Hot deploy failed; it looks again in {}, what runs goes on", settings.pollInterval(), e);
        }
    }

    private Folder.Changes changes(Folder folder, Path directory, boolean waiting) {
        try {
            Folder.Changes changes = folder.changes(waiting);
            journal.forgotten(directory.toString());
            changes.usable().forEach(journal::forgotten);
            changes.unusable().forEach((name, why) -> journal.rejected(name, null, why));
            return changes;
        } catch (IOException e) {
            journal.rejected(
                    directory.toString(),
                    null,
                    RejectedException.of(
                            null, "The directory cannot be read: " + e.getMessage() + ".", "What runs goes on."));
            return NOTHING;
        }
    }

    private Map<String, FileText> read(Folder folder, Set<String> names) {
        Map<String, FileText> texts = new TreeMap<>();
        for (String name : names) {
            try {
                FileText text = folder.read(name, settings.maxFileBytes());
                if (folder.isAsTold(name)) {
                    texts.put(name, text);
                } else {
                    folder.again(name);
                }
            } catch (RejectedException e) {
                journal.rejected(name, null, e);
            } catch (IOException e) {
                folder.again(name);
                journal.rejected(
                        name,
                        null,
                        RejectedException.of(
                                null,
                                "It cannot be read (" + e.getClass().getSimpleName() + ").",
                                "Give the product the right to read it."));
            }
        }
        return texts;
    }

    private Map<String, FileText> listed(Map<String, FileText> read) {
        unlisted.putAll(read);
        Map<String, FileText> listed = new TreeMap<>();
        for (FileText file : Set.copyOf(unlisted.values())) {
            try {
                approval.check(file, folder(file.name()));
                listed.put(file.name(), file);
                unlisted.remove(file.name());
            } catch (RejectedException e) {
                journal.rejected(file.name(), file.hash(), e);
            }
        }
        return listed;
    }

    private static Map<String, FileText> part(Map<String, FileText> files, String prefix) {
        Map<String, FileText> part = new TreeMap<>(files);
        part.keySet().removeIf(name -> !name.startsWith(prefix));
        return part;
    }

    @Override
    public void close() throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    }
}
