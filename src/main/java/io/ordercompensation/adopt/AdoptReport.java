package io.ordercompensation.adopt;

import java.util.Comparator;
import java.util.List;

/**
 * Everything a look has found.
 *
 * @param exitCode 0 if a start is safe, 1 if something has to be decided or a start would be refused
 */
public record AdoptReport(
        Server server,
        List<TableState> tables,
        List<PlannedChange> changes,
        List<AdoptFinding> findings,
        long refuse,
        long decide,
        int exitCode) {

    static AdoptReport of(
            Server server, List<TableState> tables, List<PlannedChange> changes, List<AdoptFinding> findings) {
        List<AdoptFinding> worstFirst = findings.stream()
                .sorted(Comparator.comparing(AdoptFinding::level, Comparator.reverseOrder()))
                .toList();
        long refuse = count(findings, Level.REFUSE);
        long decide = count(findings, Level.DECIDE);
        return new AdoptReport(server, tables, changes, worstFirst, refuse, decide, refuse + decide > 0 ? 1 : 0);
    }

    private static long count(List<AdoptFinding> findings, Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }
}
