package io.ordercompensation.reload;

import io.ordercompensation.reload.check.RejectedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of a directory, and nothing outside of it: a link is followed only if it ends below the directory, as those
 * of a Kubernetes config map do. What cannot be read is reported, and hides nothing else.
 */
final class InsideFolder {

    private static final String REMEDY = "Put a file there that the product may read; the other files are taken.";

    private final Path directory;
    private final int depth;
    private final PathMatcher wanted;
    private final int maxFiles;
    private final long maxBytes;

    /**
     * @param directory need not exist
     * @param depth how many levels are read
     * @param wanted matches paths relative to the directory
     * @param maxFiles with more, nothing is reported
     * @param maxBytes of all files together; with more, nothing is reported
     */
    InsideFolder(Path directory, int depth, PathMatcher wanted, int maxFiles, long maxBytes) {
        this.directory = directory;
        this.depth = depth;
        this.wanted = wanted;
        this.maxFiles = maxFiles;
        this.maxBytes = maxBytes;
    }

    /** What tells one state of a file from another, without reading it. */
    record Stamp(long size, FileTime modified, Object key) {}

    /**
     * What is in the directory.
     *
     * @param files that can be read, as far as can be seen
     * @param unusable files, and directories with a slash at the end, with the reason
     */
    record Listing(Map<String, Stamp> files, Map<String, RejectedException> unusable) {

        /** Whether nobody can tell if the file is there. */
        boolean isHidden(String file) {
            return unusable.keySet().stream().anyMatch(name -> name.endsWith("/") && file.startsWith(name));
        }
    }

    boolean exists() {
        return Files.isDirectory(directory);
    }

    Path path(String file) {
        return directory.resolve(file);
    }

    /** Where to write a file; a link in the path must not lead outside. */
    Path place(String file) throws IOException {
        Path place = directory.resolve(file);
        Files.createDirectories(directory);
        if (!Files.exists(place.getParent())) {
            Files.createDirectory(place.getParent());
        }
        if (!place.getParent().toRealPath().startsWith(directory.toRealPath())) {
            throw new IOException("The directory of " + file + " is a link to something outside");
        }
        return place;
    }

    /** @throws IOException if the directory itself cannot be read, or holds too much */
    Listing list() throws IOException {
        Listing listing = new Listing(new TreeMap<>(), new TreeMap<>());
        list(directory.toRealPath(), directory, 1, listing);
        if (listing.files().values().stream().mapToLong(Stamp::size).sum() > maxBytes) {
            throw new TooMany("more than " + maxBytes + " bytes", "max-directory-bytes");
        }
        return listing;
    }

    private void list(Path root, Path folder, int level, Listing listing) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                // Kubernetes keeps what its links point to in directories that begin with dots.
                if (!entry.getFileName().toString().startsWith(".")) {
                    look(root, entry, level, listing);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private void look(Path root, Path entry, int level, Listing listing) throws IOException {
        Path relative = directory.relativize(entry);
        String name = relative.toString().replace('\\', '/');
        boolean isWanted = wanted.matches(relative);
        try {
            Path real = entry.toRealPath();
            BasicFileAttributes now = Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!real.startsWith(root)) {
                unusable(isWanted, listing, name, "It is a link to something outside of the directory.");
            } else if (now.isDirectory()) {
                directory(root, entry, level, listing, name);
            } else if (!now.isRegularFile()) {
                unusable(isWanted, listing, name, "It is no regular file.");
            } else if (isWanted) {
                listing.files().put(name, new Stamp(now.size(), now.lastModifiedTime(), now.fileKey()));
            }
        } catch (NoSuchFileException e) {
            if (Files.isSymbolicLink(entry)) {
                unusable(isWanted, listing, name, "It is a link to nothing.");
            }
        } catch (IOException e) {
            unusable(isWanted, listing, name, "It cannot be read (" + kind(e) + ").");
        }
        if (listing.files().size() + listing.unusable().size() > maxFiles) {
            throw new TooMany("more than " + maxFiles + " files", "max-files");
        }
    }

    private void directory(Path root, Path entry, int level, Listing listing, String name) throws IOException {
        if (level >= depth) {
            return;
        }
        try {
            list(root, entry, level + 1, listing);
        } catch (TooMany e) {
            throw e;
        } catch (IOException e) {
            unusable(true, listing, name + "/", "The directory cannot be read (" + kind(e) + ").");
        }
    }

    private static void unusable(boolean wanted, Listing listing, String name, String why) {
        if (wanted) {
            listing.unusable().put(name, RejectedException.of(null, why, REMEDY));
        }
    }

    private static String kind(IOException e) {
        return e instanceof AccessDeniedException ? "no right to" : e.getClass().getSimpleName();
    }

    /** The file's state now; null if it is gone or must not be read. */
    Stamp stamp(String file) throws IOException {
        return list().files().get(file);
    }

    /**
     * Reads a file, provided that it is below the directory while it is read.
     *
     * @throws RejectedException if it is not, is no regular file or has more than {@code maxBytes} bytes
     */
    byte[] read(String file, int maxBytes) throws IOException, RejectedException {
        Path root = directory.toRealPath();
        Path real = directory.resolve(file).toRealPath();
        if (!real.startsWith(root)) {
            throw RejectedException.of(null, "It is a link to something outside of the directory.", REMEDY);
        }
        try (DirectoryStream<Path> top = Files.newDirectoryStream(root)) {
            if (top instanceof SecureDirectoryStream<Path> secure) {
                return read(secure, root.relativize(real), maxBytes);
            }
        }
        // Windows cannot open a file relative to an open directory.
        regular(Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS), maxBytes);
        try (InputStream in = Files.newInputStream(real, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(maxBytes + 1);
        }
    }

    /** Goes down step by step, so that no part of the path can become a link meanwhile. */
    private static byte[] read(SecureDirectoryStream<Path> folder, Path way, int maxBytes)
            throws IOException, RejectedException {
        if (way.getNameCount() > 1) {
            try (SecureDirectoryStream<Path> next =
                    folder.newDirectoryStream(way.getName(0), LinkOption.NOFOLLOW_LINKS)) {
                return read(next, way.subpath(1, way.getNameCount()), maxBytes);
            }
        }
        regular(
                folder.getFileAttributeView(way, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .readAttributes(),
                maxBytes);
        try (InputStream in = Channels.newInputStream(
                folder.newByteChannel(way, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)))) {
            return in.readNBytes(maxBytes + 1);
        }
    }

    /** Checked before it is opened: opening a pipe would block. */
    private static void regular(BasicFileAttributes file, int maxBytes) throws RejectedException {
        if (!file.isRegularFile()) {
            throw RejectedException.of(null, "It is no regular file.", REMEDY);
        }
        if (file.size() > maxBytes) {
            throw FileText.tooLong(maxBytes);
        }
    }

    private static final class TooMany extends IOException {

        private static final long serialVersionUID = 1L;

        TooMany(String what, String bound) {
            super("It holds " + what + "; move some away, or raise compensation.hot-deploy." + bound);
        }
    }
}
