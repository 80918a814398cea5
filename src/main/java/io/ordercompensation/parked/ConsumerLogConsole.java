package io.ordercompensation.parked;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordercompensation.operator.ConsoleJson;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** The consumer log in a JMX console: how many messages are not done, and what became of any one. */
@ManagedResource(
        objectName = ConsumerLogConsole.NAME,
        description = "The consumer log: how many messages are not done, and what became of any one")
public class ConsumerLogConsole {

    public static final String NAME = "io.ordercompensation:type=ConsumerLog";

    private final ParkedMessages parked;
    private final ConsoleJson json;

    public ConsumerLogConsole(ParkedMessages parked, ObjectMapper mapper) {
        this.parked = parked;
        this.json = new ConsoleJson(mapper);
    }

    /** Counts the messages in status 2. */
    @ManagedAttribute(description = "Messages that failed and wait for their next attempt")
    public long getFailed() {
        return parked.waiting().failed();
    }

    /** Counts the messages in status 3. */
    @ManagedAttribute(description = "Messages that wait for an operator")
    public long getParked() {
        return parked.waiting().parked();
    }

    /** Shows all that is known of one message, whatever its status. */
    @ManagedOperation(description = "What became of one message: its status, its body, its attempts")
    @ManagedOperationParameter(
            name = "key",
            description = "The order id, or the address that list() of the parked messages shows")
    public String show(String key) {
        var detail = parked.show(MessageAddress.keyOf(key));
        return detail.isPresent() ? json.of(detail.get()) : "No message has the key " + key;
    }
}
