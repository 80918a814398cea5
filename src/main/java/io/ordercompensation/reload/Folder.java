package io.ordercompensation.reload;

import io.ordercompensation.reload.InsideFolder.Listing;
import io.ordercompensation.reload.InsideFolder.Stamp;
import io.ordercompensation.reload.check.RejectedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Watches a directory and reports what has changed and then stayed the same for a while. It polls: network mounts send
 * no file events, nor do the links of a config map.
 */
final class Folder {

    private final InsideFolder inside;
    private final String prefix;
    private final Duration settle;
    private final Map<String, Seen> seen = new TreeMap<>();
    /** What was unusable at the last poll. */
    private Set<String> unusable = Set.of();

    /**
     * @param prefix of the reported names
     * @param settle how long a file must not have changed
     */
    Folder(InsideFolder inside, String prefix, Duration settle) {
        this.inside = inside;
        this.prefix = prefix;
        this.settle = settle;
    }

    /** @param depth how many levels are read */
    static Folder of(HotDeployProperties settings, Path directory, String prefix, int depth, PathMatcher wanted) {
        InsideFolder inside =
                new InsideFolder(directory, depth, wanted, settings.maxFiles(), settings.maxDirectoryBytes());
        return new Folder(inside, prefix, settings.settle());
    }

    private record Seen(Stamp stamp, long since, boolean told) {}

    /**
     * What has changed since the last report.
     *
     * @param present files that are new or changed
     * @param gone files that are no longer there
     * @param unusable what is there but cannot be read; a file of that name is not gone
     * @param usable what was unusable at the last poll, and is no longer
     */
    record Changes(
            Set<String> present, Set<String> gone, Map<String, RejectedException> unusable, Set<String> usable) {}

    /**
     * Polls the directory.
     *
     * @param waiting whether changes are reported only once they have settled
     * @throws IOException if the directory cannot be read; then nothing counts as gone
     */
    Changes changes(boolean waiting) throws IOException {
        Listing now = now();
        Map<String, RejectedException> bad = new TreeMap<>();
        now.unusable().forEach((file, why) -> bad.put(prefix + file, why));
        Set<String> good = new HashSet<>(unusable);
        good.removeAll(bad.keySet());
        unusable = Set.copyOf(bad.keySet());
        Changes changes = new Changes(new HashSet<>(), new HashSet<>(), bad, good);
        Set<String> names = new HashSet<>(now.files().keySet());
        names.addAll(seen.keySet());
        names.removeAll(now.unusable().keySet());
        names.removeIf(now::isHidden);
        names.forEach(name -> compare(name, now.files().get(name), waiting, changes));
        return changes;
    }

    private void compare(String name, Stamp now, boolean waiting, Changes changes) {
        long time = System.nanoTime();
        Seen before = seen.get(name);
        if (before == null || !Objects.equals(before.stamp(), now)) {
            before = new Seen(now, time, false);
            seen.put(name, before);
        }
        if (!before.told() && (!waiting || time - before.since() >= settle.toNanos())) {
            seen.put(name, new Seen(before.stamp(), before.since(), true));
            (before.stamp() == null ? changes.gone() : changes.present()).add(prefix + name);
        }
        if (before.stamp() == null && seen.get(name).told()) {
            seen.remove(name);
        }
    }

    /** Has the file reported again, because it was changed while it was read. */
    void again(String name) {
        seen.remove(relative(name));
    }

    boolean isAsTold(String name) throws IOException {
        Seen told = seen.get(relative(name));
        return told != null && Objects.equals(told.stamp(), inside.stamp(relative(name)));
    }

    /** @throws RejectedException if it must not be read, is too long or is not text */
    FileText read(String name, int maxBytes) throws IOException, RejectedException {
        return FileText.of(name, inside.read(relative(name), maxBytes), maxBytes);
    }

    /** The file beside it whose name also has that end. */
    byte[] readBeside(String name, String end, int maxBytes) throws IOException, RejectedException {
        return inside.read(relative(name) + end, maxBytes);
    }

    /** Writes a file beside it and renames that, as editors do. */
    void write(String name, String text) throws IOException {
        Path file = inside.place(relative(name));
        Path beside = Files.createTempFile(file.getParent(), ".rollback", ".tmp");
        Files.writeString(beside, text);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    Path path(String name) {
        return inside.path(relative(name));
    }

    private String relative(String name) {
        return name.substring(prefix.length());
    }

    private Listing now() throws IOException {
        if (inside.exists()) {
            return inside.list();
        }
        if (seen.isEmpty()) {
            return new Listing(Map.of(), Map.of());
        }
        // A mount that went away must not take all routes with it.
        throw new IOException("The directory is gone; to remove its files, delete them and keep the directory");
    }
}
