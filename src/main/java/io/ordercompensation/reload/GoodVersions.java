package io.ordercompensation.reload;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Good versions of files, to roll back to; bounded in number for each file and in bytes for all, because whoever may
 * write the folders decides how many names there are. Files that are gone can be brought back too.
 */
final class GoodVersions {

    private final int maxOfFile;
    private final long maxBytes;
    private final Map<String, Deque<FileText>> byFile = new HashMap<>();
    private final Deque<FileText> oldestFirst = new ArrayDeque<>();
    private long bytes;

    GoodVersions(int maxOfFile, long maxBytes) {
        this.maxOfFile = maxOfFile;
        this.maxBytes = maxBytes;
    }

    void add(FileText file) {
        Deque<FileText> good = byFile.computeIfAbsent(file.name(), name -> new ArrayDeque<>());
        if (good.isEmpty() || !good.peek().hash().equals(file.hash())) {
            good.push(file);
            oldestFirst.add(file);
            bytes += size(file);
        }
        if (good.size() > maxOfFile) {
            forget(good.peekLast());
        }
        // First those that are not the newest of their file.
        forgetOldest(false);
        forgetOldest(true);
    }

    boolean knows(String file) {
        return byFile.containsKey(file);
    }

    /** The version before the newest one; the newest one itself, if that is not in the folder. */
    Optional<FileText> previous(String file, boolean inForce) {
        Deque<FileText> good = byFile.getOrDefault(file, new ArrayDeque<>());
        return good.stream().skip(inForce ? 1 : 0).findFirst();
    }

    private void forgetOldest(boolean alsoNewestOfFile) {
        for (Iterator<FileText> all = new ArrayDeque<>(oldestFirst).iterator(); bytes > maxBytes && all.hasNext(); ) {
            FileText old = all.next();
            if (alsoNewestOfFile || byFile.get(old.name()).peek() != old) {
                forget(old);
            }
        }
    }

    private void forget(FileText old) {
        oldestFirst.removeFirstOccurrence(old);
        bytes -= size(old);
        Deque<FileText> good = byFile.get(old.name());
        good.removeLastOccurrence(old);
        if (good.isEmpty()) {
            byFile.remove(old.name());
        }
    }

    /** The most memory that Java may take for it. */
    private static long size(FileText file) {
        return 2L * file.text().length();
    }
}
