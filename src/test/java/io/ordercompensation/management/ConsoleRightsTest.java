package io.ordercompensation.management;

import static org.assertj.core.api.Assertions.assertThat;

import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is done about parked messages in the JMX console is for operators; a viewer looks. */
class ConsoleRightsTest {

    @ParameterizedTest
    @CsvSource({
        "reasons, VIEWER",
        "show, VIEWER",
        "replay, OPERATOR",
        "replayGroup, OPERATOR",
        "edit, OPERATOR",
        "restored, OPERATOR",
        "restoredGroup, OPERATOR",
        "discard, OPERATOR",
        "discardGroup, OPERATOR",
        "cancel, OPERATOR"
    })
    void whoMayCall(String operation, Role least) throws Exception {
        ObjectName parked = new ObjectName("io.ordercompensation:type=ParkedMessages");

        assertThat(ConsoleRights.toCall(parked, operation)).isEqualTo(least);
        assertThat(ConsoleRights.toCall(parked, operation + "(java.lang.String,java.lang.String)"))
                .isEqualTo(least);
    }

    /** In the URL of the database there may be passwords. */
    @Test
    void nobodyReadsWhereAnEndpointLeads() throws Exception {
        ObjectName endpoint = new ObjectName("org.apache.camel:context=a,type=endpoints,name=\"sql://b\"");

        assertThat(ConsoleRights.toRead(endpoint, "ServiceLocationUrl")).isNull();
        assertThat(ConsoleRights.toRead(endpoint, "ServiceLocationMetadata")).isNull();
        assertThat(ConsoleRights.toCall(endpoint, "getServiceLocationUrl()")).isNull();
        assertThat(ConsoleRights.toRead(endpoint, "EndpointUri")).isEqualTo(Role.VIEWER);
    }
}
