package io.ordercompensation.adopt;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** When the tables were adopted, and which features leave older rows alone. */
final class AdoptionMoment implements Look {

    private final Adopted adopted;
    private final boolean tables;
    private final AdoptProperties limits;

    /** @param tables whether there are any to adopt */
    AdoptionMoment(Adopted adopted, boolean tables, AdoptProperties limits) {
        this.adopted = adopted;
        this.tables = tables;
        this.limits = limits;
    }

    @Override
    public AdoptCode code() {
        return AdoptCode.ADOPTION;
    }

    @Override
    public List<AdoptFinding> findings() {
        if (adopted.isRecorded()) {
            String at = adopted.recorded().at().toInstant(ZoneOffset.UTC).toString();
            return List.of(AdoptFinding.note(
                    code(), "trade_adoption", "The tables were adopted at " + at + ". " + older(), remedy()));
        }
        return List.of(
                adopted.pending() && tables
                        ? AdoptFinding.note(
                                code(),
                                "trade_adoption",
                                "The start records the moment at which it adopts these tables. " + older(),
                                remedy())
                        : AdoptFinding.ok(code(), "trade_adoption", "There was no old listener: nothing is older."));
    }

    private String older() {
        List<String> leaving = new ArrayList<>();
        List<String> touching = new ArrayList<>();
        (limits.sweepOlder() ? touching : leaving).add("the sweeper");
        (limits.publishOlder() ? touching : leaving).add("the relay");
        (limits.purgeOlder() ? touching : leaving).add("the purge");
        (limits.auditOlder() ? touching : leaving).add("the audit");
        return (leaving.isEmpty() ? "" : "What is older is left alone by " + String.join(", ", leaving) + ".")
                + (touching.isEmpty() ? "" : " It is treated like the rest by " + String.join(", ", touching) + ".");
    }

    private static String remedy() {
        return "compensation.adopt.sweep-older, .publish-older, .purge-older and .audit-older decide it.";
    }
}
