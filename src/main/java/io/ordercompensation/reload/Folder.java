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
 * Looks at a directory and tells what has changed and then kept still for a while. It polls: file events do not come from
 * network mounts, nor from the links that a config map is.
 */
final class Folder {

    private final InsideFolder inside;
    private final String prefix;
    private final Duration settle;
    private final Map<String, Seen> seen = new TreeMap<>();
    /** Those of the last look. */
    private Set<String> unusable = Set.of();

    /**
     * @param prefix in front of the names that are told
     * @param settle for how long a file must not have changed
     */
    Folder(InsideFolder inside, String prefix, Duration settle) {
        this.inside = inside;
        this.prefix = prefix;
        this.settle = settle;
    }

    /** @param depth how many levels are looked at */
    static Folder of(HotDeployProperties settings, Path directory, String prefix, int depth, PathMatcher wanted) {
        InsideFolder inside =
                new InsideFolder(directory, depth, wanted, settings.maxFiles(), settings.maxDirectoryBytes());
        return new Folder(inside, prefix, settings.settle());
    }

    private record Seen(Stamp stamp, long since, boolean told) {}

    /**
     * What has changed since it was told last.
     *
     * @param present files that are new or other than before
     * @param gone files that are no longer there
     * @param unusable what is there now and cannot be read; files of its name are not gone
     * @param usable what was unusable at the last look, and is no longer
     */
    record Changes(
            Set<String> present, Set<String> gone, Map<String, RejectedException> unusable, Set<String> usable) {}

    /**
     * Looks again.
     *
     * @param waiting whether changes are told only once they have settled
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

    /** Has the file told again, because it was changed while it was read. */
    void again(String name) {
        seen.remove(relative(name));
    }

    boolean isAsTold(String name) throws IOException {
        Seen told = seen.get(relative(name));
        return told != null && Objects.equals(told.stamp(), inside.stamp(relative(name)));
    }

    /** @throws RejectedException if it is not to be read, or is too long or no text */
    FileText read(String name, int maxBytes) throws IOException, RejectedException {
        return FileText.of(name, inside.read(relative(name), maxBytes), maxBytes);
    }

    /** What stands beside the file, under its name with that end. */
    byte[] readBeside(String name, String end, int maxBytes) throws IOException, RejectedException {
        return inside.read(relative(name) + end, maxBytes);
    }

    /** As an editor does that writes beside and renames. */
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
        throw new IOException("The directory is gone; to take its files away, delete them and leave it");
    }
}
