package io.ordercompensation.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Looks at a directory and tells what has changed and then kept still for a while. It polls: file events do not come from
 * network mounts, nor from the links that a config map is.
 */
final class Folder {

    private final Path directory;
    private final String prefix;
    private final int depth;
    private final PathMatcher wanted;
    private final Duration settle;
    private final int maxFiles;
    private final Map<String, Seen> seen = new TreeMap<>();

    /**
     * @param directory need not exist
     * @param prefix in front of the names that are told
     * @param depth how many levels are looked at
     * @param wanted matches paths relative to the directory
     * @param settle for how long a file must not have changed
     * @param maxFiles with more, nothing is changed
     */
    Folder(Path directory, String prefix, int depth, PathMatcher wanted, Duration settle, int maxFiles) {
        this.directory = directory;
        this.prefix = prefix;
        this.depth = depth;
        this.wanted = wanted;
        this.settle = settle;
        this.maxFiles = maxFiles;
    }

    /** What tells one state of a file from another, without reading it. */
    private record Stamp(long size, FileTime modified, Object key) {}

    private record Seen(Stamp stamp, long since, boolean told) {}

    /**
     * What has changed since it was told last.
     *
     * @param present files that are new or other than before
     * @param gone files that are no longer there
     */
    record Changes(Set<String> present, Set<String> gone) {}

    /**
     * Looks again.
     *
     * @param waiting whether changes are told only once they have settled
     * @throws IOException if the directory cannot be read; then nothing counts as gone
     */
    Changes changes(boolean waiting) throws IOException {
        Map<String, Stamp> now = stamps();
        Set<String> names = new HashSet<>(now.keySet());
        names.addAll(seen.keySet());
        Changes changes = new Changes(new HashSet<>(), new HashSet<>());
        long time = System.nanoTime();
        for (String name : names) {
            Seen before = seen.get(name);
            if (before == null || !Objects.equals(before.stamp(), now.get(name))) {
                before = new Seen(now.get(name), time, false);
                seen.put(name, before);
            }
            if (!before.told() && (!waiting || time - before.since() >= settle.toNanos())) {
                seen.put(name, new Seen(before.stamp(), before.since(), true));
                (before.stamp() == null ? changes.gone() : changes.present()).add(name);
            }
            if (before.stamp() == null && seen.get(name).told()) {
                seen.remove(name);
            }
        }
        return changes;
    }

    /** Has the file told again, because it was changed while it was read. */
    void again(String name) {
        seen.remove(name);
    }

    boolean isAsTold(String name) throws IOException {
        return seen.get(name) != null && Objects.equals(seen.get(name).stamp(), stamp(path(name)));
    }

    Path path(String name) {
        return directory.resolve(name.substring(prefix.length()));
    }

    Path directory() {
        return directory;
    }

    private Map<String, Stamp> stamps() throws IOException {
        Map<String, Stamp> stamps = new TreeMap<>();
        if (!Files.isDirectory(directory)) {
            if (seen.isEmpty()) {
                return stamps;
            }
            // A mount that went away must not take all routes with it.
            throw new IOException("The directory is gone; to take its files away, delete them and leave it");
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(directory, depth)) {
            files = walk.filter(file -> wanted.matches(directory.relativize(file)))
                    .limit(maxFiles + 1L)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (files.size() > maxFiles) {
            throw new IOException("It holds more than " + maxFiles
                    + " files; move some away, or raise compensation.hot-deploy.max-files");
        }
        for (Path file : files) {
            Stamp stamp = stamp(file);
            if (stamp != null) {
                stamps.put(prefix + directory.relativize(file).toString().replace('\\', '/'), stamp);
            }
        }
        return stamps;
    }

    private static Stamp stamp(Path file) throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.isRegularFile() ? new Stamp(now.size(), now.lastModifiedTime(), now.fileKey()) : null;
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
