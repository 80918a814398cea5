package io.ordercompensation.audit;

import io.ordercompensation.message.StrictUtf8;
import io.ordercompensation.sql.BuiltInStatements;
import io.ordercompensation.sql.RefusedStatementException;
import io.ordercompensation.sql.StatementRules;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The invariants that this instance checks: those in the jar, and every file {@code *.sql} of the user's directory, which
 * win over those of the same name. The directory is read at each run, so that a new file needs no restart.
 */
public final class Invariants {

    private static final String END = ".sql";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final int MAX_FILES = 200;
    private static final int MAX_BYTES = 65_536;

    /** Listed: a wildcard would search every jar inside the jar, which takes seconds. */
    static final List<String> BUILT_IN = List.of(
            "balance-amounts-differ",
            "balance-paid-not-refunded",
            "balance-refunded-not-paid",
            "cancelled-order-holds-balance",
            "cancelled-order-holds-coupon",
            "cancelled-order-holds-goods",
            "coupon-bound-but-unused",
            "coupon-bound-to-cancelled-order",
            "coupon-returned-but-bound",
            "coupon-returned-not-used",
            "coupon-used-without-order",
            "goods-amounts-differ",
            "goods-returned-not-taken",
            "goods-taken-not-returned",
            "message-stuck",
            "negative-balance",
            "negative-stock",
            "order-unconfirmed-too-long",
            "outbox-unsent-too-long",
            "success-but-order-not-cancelled");

    private static final Set<String> KNOWN_NEEDS = Set.of("goods", "coupon", "balance", "order", "ledger");

    private final Path directory;
    private final Set<String> available;
    private final Set<String> skipped;
    private final StatementRules rules;

    /**
     * Reads no files yet.
     *
     * @param directory of the user's files; it need not exist
     * @param available what this instance has: its restore steps, and {@code ledger} if it gives back what the ledger says
     * @param skipped names that are not checked
     * @param rules for the user's files
     */
    public Invariants(Path directory, Set<String> available, Set<String> skipped, StatementRules rules) {
        this.rules = rules;
        this.directory = directory;
        this.available = Set.copyOf(available);
        this.skipped = Set.copyOf(skipped);
    }

    /** All that apply here, by name; a file that cannot be used is included with its problem. */
    List<Invariant> load() {
        SortedMap<String, Invariant> found = new TreeMap<>();
        for (String name : BUILT_IN) {
            found.put(name, InvariantFile.parse(name, BuiltInStatements.text("audit/" + name)));
        }
        own().forEach(own -> found.put(own.name(), own));
        return found.values().stream()
                .filter(invariant -> !skipped.contains(invariant.name()))
                .map(Invariants::withKnownNeeds)
                .filter(invariant -> available.containsAll(invariant.needs()))
                .toList();
    }

    /** Whether running an order's cancel again fixes a finding of this invariant. */
    public boolean isReconcilable(String name) {
        return load().stream().anyMatch(invariant -> invariant.name().equals(name) && invariant.reconcilable());
    }

    /** Whether this instance has that step, or the ledger. */
    boolean has(String need) {
        return available.contains(need);
    }

    private static Invariant withKnownNeeds(Invariant invariant) {
        Set<String> unknown = new TreeSet<>(invariant.needs());
        unknown.removeAll(KNOWN_NEEDS);
        return unknown.isEmpty()
                ? invariant
                : Invariant.broken(
                        invariant.name(),
                        "Its header needs %s, but there is only %s".formatted(unknown, new TreeSet<>(KNOWN_NEEDS)));
    }

    private List<Invariant> own() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(END))
                    .sorted()
                    .limit(MAX_FILES)
                    .map(this::own)
                    .toList();
        } catch (IOException e) {
            return List.of(Invariant.broken("own-files", "The directory " + directory + " cannot be read: " + e));
        }
    }

    private Invariant own(Path file) {
        String fileName = file.getFileName().toString();
        String name = fileName.substring(0, fileName.length() - END.length());
        if (!NAME.matcher(name).matches()) {
            return Invariant.broken(fileName, "Its name must be lower case letters, digits and dashes, then .sql");
        }
        try {
            // A link has to stay below the SQL directory, as those of a config map do; reading a pipe would block.
            Path root = directory.toAbsolutePath().getParent().toRealPath();
            if (!file.toRealPath().startsWith(root) || !Files.isRegularFile(file)) {
                return Invariant.broken(name, "It is no regular file below " + root);
            }
            if (Files.size(file) > MAX_BYTES) {
                return Invariant.broken(name, "The file " + file + " has more than " + MAX_BYTES + " bytes");
            }
            // Not readString(): its message about bytes that are not UTF-8 helps nobody.
            Optional<CharBuffer> decoded = StrictUtf8.decode(Files.readAllBytes(file));
            if (decoded.isEmpty()) {
                return Invariant.broken(name, "The file " + file + " is not UTF-8");
            }
            String text = decoded.get().toString();
            Invariant parsed = InvariantFile.parse(name, text);
            if (parsed.problem() == null) {
                rules.checkQuery(text);
            }
            return parsed;
        } catch (RefusedStatementException e) {
            return Invariant.broken(name, "Line %d of %s: %s %s".formatted(e.line(), file, e.getMessage(), e.remedy()));
        } catch (IOException e) {
            return Invariant.broken(name, "The file " + file + " cannot be read: " + e);
        }
    }
}
