package io.ordercompensation.reload;

import io.ordercompensation.reload.check.RejectedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;

/** The files of the folder whose routes run, and those that wait until they are good. */
final class RouteFiles {

    private final CamelContext context;
    private final BuiltInRoutes builtIn;
    private final RouteCheck check;
    private final Swap swap;
    private final Journal journal;
    private final int maxSteps;
    private final Map<String, Deployed> deployed = new TreeMap<>();
    /** New or rejected files. */
    private final Map<String, Waiting> waiting = new TreeMap<>();

    private final Backoff pace = new Backoff(System::nanoTime);
    /** Files that are deployed, but no longer in the folder. */
    private final Set<String> vanished = new TreeSet<>();

    /** @param maxSteps steps of all files together */
    RouteFiles(
            CamelContext context, BuiltInRoutes builtIn, RouteCheck check, Swap swap, Journal journal, int maxSteps) {
        this.context = context;
        this.builtIn = builtIn;
        this.check = check;
        this.swap = swap;
        this.journal = journal;
        this.maxSteps = maxSteps;
    }

    private record Deployed(FileText file, Set<String> ids) {}

    /** @param passing whether to try again although nothing has changed */
    private record Waiting(FileText file, boolean passing) {}

    /**
     * Makes the running routes match the folder, as far as its files are good.
     *
     * @param changed files as they are now
     * @param gone names of files that are no longer there
     * @param again whether something changed that files may wait for
     */
    void take(Map<String, FileText> changed, Set<String> gone, boolean again) {
        if (changed.isEmpty() && gone.isEmpty() && !again && pace.isResting()) {
            return;
        }
        long begin = pace.now();
        for (String name : gone) {
            if (waiting.remove(name) != null && !deployed.containsKey(name)) {
                journal.forgotten(name);
            }
            if (deployed.containsKey(name)) {
                vanished.add(name);
            }
        }
        vanished.removeAll(changed.keySet());
        changed.forEach((name, file) -> waiting.put(name, new Waiting(file, true)));
        // One file may wait for another's routes, whichever comes first.
        for (boolean progress = again; ; progress = true) {
            boolean everything = progress;
            List<FileText> due = waiting.values().stream()
                    .filter(file -> everything || file.passing())
                    .map(Waiting::file)
                    .toList();
            long taken = due.stream().filter(this::deploy).count();
            if (taken == 0) {
                break;
            }
        }
        List.copyOf(vanished).forEach(this::remove);
        if (!vanished.isEmpty() || waiting.values().stream().anyMatch(Waiting::passing)) {
            pace.rest(begin);
        }
    }

    /** Whether that version of the file is what runs. */
    boolean isInForce(String name, String hash) {
        return deployed.containsKey(name) && deployed.get(name).file().hash().equals(hash);
    }

    private boolean deploy(FileText file) {
        Deployed before = deployed.get(file.name());
        if (before != null && before.file().hash().equals(file.hash())) {
            waiting.remove(file.name());
            journal.goodAgain(file);
            return false;
        }
        try {
            Set<String> ids = swapIn(file, before);
            waiting.remove(file.name());
            journal.deployed(file, "routes " + String.join(", ", ids));
            return true;
        } catch (RejectedException e) {
            waiting.put(file.name(), new Waiting(file, e.isPassing()));
            journal.rejected(file.name(), file.hash(), e);
            return false;
        }
    }

    private Set<String> swapIn(FileText file, Deployed before) throws RejectedException {
        TrialContext.Parts parts = check.check(file, neighbours(file.name()));
        Set<String> ids = new TreeSet<>(parts.routes().stream().map(Part::id).toList());
        List<Deployed> replaced = new ArrayList<>();
        if (before != null) {
            replaced.add(before);
        }
        List<String> renamed = vanished.stream()
                .filter(name -> deployed.get(name).ids().stream().anyMatch(ids::contains))
                .toList();
        renamed.forEach(name -> replaced.add(deployed.get(name)));
        exchange(replaced, file, ids);
        deployed.put(file.name(), new Deployed(file, ids));
        for (String name : renamed) {
            vanished.remove(name);
            deployed.remove(name);
            journal.removed(name, "its routes are those of " + file.name());
        }
        return ids;
    }

    private void remove(String name) {
        Deployed file = deployed.get(name);
        try {
            check.checkReturning(file.ids(), neighbours(name));
            exchange(List.of(file), null, Set.of());
            vanished.remove(name);
            deployed.remove(name);
            journal.removed(name, "routes " + String.join(", ", file.ids()));
        } catch (RejectedException e) {
            journal.rejected(name, null, e);
        }
    }

    /** A built-in route gives way to a route of the file with its id, and returns when the file has that no longer. */
    private void exchange(List<Deployed> replaced, FileText file, Set<String> ids) throws RejectedException {
        Set<String> going = new LinkedHashSet<>();
        List<FileText> before = new ArrayList<>();
        List<FileText> fresh = new ArrayList<>();
        if (file != null) {
            fresh.add(file);
        }
        for (Deployed old : replaced) {
            before.add(old.file());
            for (String id : old.ids()) {
                going.add(id);
                if (!ids.contains(id)) {
                    builtIn.file(id).ifPresent(fresh::add);
                }
            }
        }
        for (String id : ids) {
            if (!going.contains(id) && builtIn.file(id).isPresent()) {
                going.add(id);
                before.add(builtIn.file(id).get());
            }
        }
        swap.apply(going, fresh, before);
    }

    private RouteConflicts neighbours(String name) {
        Map<String, String> owners = new HashMap<>();
        deployed.forEach((file, routes) -> {
            if (!vanished.contains(file)) {
                routes.ids().forEach(id -> owners.put(id, file));
            }
        });
        Set<String> going = new TreeSet<>();
        deployed.forEach((file, routes) -> {
            if (vanished.contains(file) || file.equals(name)) {
                going.addAll(routes.ids());
            }
        });
        Map<String, Part> others = new HashMap<>();
        for (Route route : context.getRoutes()) {
            if (!going.contains(route.getRouteId())) {
                others.put(route.getRouteId(), Part.of(route));
            }
        }
        // The jar's routes return where no file replaces them any more.
        going.forEach(id -> builtIn.part(id).ifPresent(part -> others.put(id, part)));
        return new RouteConflicts(others, owners, builtIn, maxSteps);
    }
}
