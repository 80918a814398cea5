package io.ordercompensation.parked;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordercompensation.operator.ConsoleJson;
import io.ordercompensation.operator.OperatorName;
import java.time.Duration;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** The parked messages in a JMX console. Every answer is JSON; every act requires the operator's name. */
@ManagedResource(
        objectName = ParkedConsole.NAME,
        description = "Messages that wait for a person: look at them, have them tried again, edit, end or discard them")
public class ParkedConsole {

    public static final String NAME = "io.ordercompensation:type=ParkedMessages";

    private static final String KEY = "The order id, or the address that list() shows";
    private static final String OPERATOR = "Who does it; in the browser it is whoever is logged in";
    private static final String CONFIRMED =
            "The id of the order that is to be cancelled, typed again because KEYS and body contradict each other";

    /** Consoles give up on an operation that takes long; most are done by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ParkedMessages parked;
    private final BulkRuns runs;
    private final ConsoleJson json;

    public ParkedConsole(ParkedMessages parked, BulkRuns runs, ObjectMapper mapper) {
        this.parked = parked;
        this.runs = runs;
        this.json = new ConsoleJson(mapper);
    }

    /** Counts the parked messages by the kind of their reason. */
    @ManagedOperation(description = "How many messages are parked, by the kind of their reason")
    public String reasons() {
        return json.of(parked.reasons());
    }

    /** Lists a page; blank parameters leave the filter open. */
    @ManagedOperation(description = "A page of parked messages")
    @ManagedOperationParameter(name = "reasonGroup", description = "As reasons() names it; blank for all")
    @ManagedOperationParameter(name = "afterKey", description = "nextAfterKey of the page before; blank for the first")
    @ManagedOperationParameter(name = "limit", description = "Messages in the page, 1 to 200")
    public String list(String reasonGroup, String afterKey, int limit) {
        return json.of(parked.list(Filter.ofReason(reasonGroup), blank(afterKey) ? null : afterKey, limit));
    }

    /** Shows all that is known of one message. */
    @ManagedOperation(description = "One message with its body, its attempts and what operators did")
    @ManagedOperationParameter(name = "key", description = KEY)
    public String show(String key) {
        return parked.show(MessageAddress.keyOf(key)).map(json::of).orElse("No message has the key " + key);
    }

    /** Shows one act on a message. */
    @ManagedOperation(description = "What an operator did to a message, with its bodies before and after")
    @ManagedOperationParameter(name = "key", description = KEY)
    @ManagedOperationParameter(name = "id", description = "Id of the act, as show() names it")
    public String showAct(String key, long id) {
        return parked.showAct(MessageAddress.keyOf(key), id)
                .map(json::of)
                .orElse("No act on this message has the id " + id);
    }

    /** Makes one message due. */
    @ManagedOperation(description = "Has one message tried again now")
    @ManagedOperationParameter(name = "key", description = KEY)
    @ManagedOperationParameter(name = "operator", description = OPERATOR)
    public String replay(String key, String operator) {
        return json.of(parked.replay(MessageAddress.keyOf(key), OperatorName.inConsole(operator)));
    }

    /** Makes one message due whose KEYS and body contradict each other. */
    @ManagedOperation(description = "Has one message tried again whose KEYS and body contradict each other")
    @ManagedOperationParameter(name = "key", description = KEY)
    @ManagedOperationParameter(name = "confirmOrderId", description = CONFIRMED)
    @ManagedOperationParameter(name = "operator", description = OPERATOR)
    public String replayConfirmed(String key, String confirmOrderId, String operator) {
        return json.of(parked.replay(MessageAddress.keyOf(key), confirmOrderId, OperatorName.inConsole(operator)));
    }

    /** Makes all messages of one kind of reason due. */
    @ManagedOperation(
            description =
                    "Has all messages with one kind of reason tried again now, in the background after two seconds")
    @ManagedOperationParameter(name = "reasonGroup", description = "As reasons() names it")
    @ManagedOperationParameter(name = "operator", description = OPERATOR)
    public String replayGroup(String reasonGroup, String operator) {
        return progress(runs.replay(group(reasonGroup), OperatorName.inConsole(operator))
                .id());
    }

    /** Replaces the body of a message and makes it due. */
    @ManagedOperation(description = "Replaces the body of a message and has it tried again now")
    @ManagedOperationParameter(name = "key", description = KEY)
    @ManagedOperationParameter(name = "newBody", description = "Valid JSON as the order service should have sent it")
    @ManagedOperationParameter(name = "operator", description = OPERATOR)
    public String edit(String key, String newBody, String operator) {
        return json.of(parked.edit(MessageAddress.keyOf(key), newBody, OperatorName.inConsole(operator)));
    }

    /** Replaces a body by one that KEYS still contradict, and makes the message due. */
    @ManagedOperation(
            description = "Replaces the body of a message by one that its KEYS contradict, and has it tried again")
    @ManagedOperationParameter(name = "key", description = KEY)
    @ManagedOperationParameter(name = "newBody", description = "Valid JSON as the order service should have sent it")
    @ManagedOperationParameter(name = "confirmOrderId", description = CONFIRMED)
    @ManagedOperationParameter(name = "operator", description = OPERATOR)
    public String editConfirmed(String key, String newBody, String confirmOrderId, String operator) {
        return json.of(
                parked.edit(MessageAddress.keyOf(key), newBody, confirmOrderId, OperatorName.inConsole(operator)));
    }

    /** Ends a message whose order was given back by other means. */
    @ManagedOperation(
            description =
                    "Ends one message whose order was given back by other means: nothing is restored for it, nor for one that comes again")
    @ManagedOperationParameter(name = "key", description = KEY)
    @ManagedOperationParameter(name = "comment", description = "How that is known; it is required")
    @ManagedOperationParameter(name = "confirmOrderId", description = CONFIRMED + "; else blank")
    @ManagedOperationParameter(name = "operator", description = OPERATOR)
    public String restored(String key, String comment, String confirmOrderId, String operator) {
        return json.of(
                parked.restored(MessageAddress.keyOf(key), confirmOrderId, comment, OperatorName.inConsole(operator)));
    }

    /** Ends all messages of one kind of reason. */
    @ManagedOperation(
            description =
                    "Ends all messages with one kind of reason, whose orders were given back by other means, in the background after two seconds")
    @ManagedOperationParameter(name = "reasonGroup", description = "As reasons() names it")
    @ManagedOperationParameter(name = "comment", description = "How that is known; it is required")
    @ManagedOperationParameter(name = "operator", description = OPERATOR)
    public String restoredGroup(String reasonGroup, String comment, String operator) {
        return progress(runs.restored(group(reasonGroup), comment, OperatorName.inConsole(operator))
                .id());
    }

    /** Gives one message up. */
    @ManagedOperation(description = "Gives one message up; its row and body stay")
    @ManagedOperationParameter(name = "key", description = KEY)
    @ManagedOperationParameter(name = "comment", description = "Why; it is required")
    @ManagedOperationParameter(name = "operator", description = OPERATOR)
    public String discard(String key, String comment, String operator) {
        return json.of(parked.discard(MessageAddress.keyOf(key), comment, OperatorName.inConsole(operator)));
    }

    /** Gives all messages of one kind of reason up. */
    @ManagedOperation(
            description =
                    "Gives all messages with one kind of reason up, in the background after two seconds; rows and bodies stay")
    @ManagedOperationParameter(name = "reasonGroup", description = "As reasons() names it")
    @ManagedOperationParameter(name = "comment", description = "Why; it is required")
    @ManagedOperationParameter(name = "operator", description = OPERATOR)
    public String discardGroup(String reasonGroup, String comment, String operator) {
        return progress(runs.discard(group(reasonGroup), comment, OperatorName.inConsole(operator))
                .id());
    }

    /** Lists the last operations on many messages. */
    @ManagedOperation(description = "The last operations on many messages, and how far they are")
    public String runs() {
        return json.of(runs.all());
    }

    /** Waits a moment for an operation on many messages. */
    @ManagedOperation(description = "How far an operation on many messages is; waits two seconds for its end")
    @ManagedOperationParameter(name = "id", description = "As replayGroup, restoredGroup, discardGroup or runs name it")
    public String progress(long id) {
        return runs.await(id, PATIENCE).map(json::of).orElseGet(() -> unknown(id));
    }

    /** Stops an operation on many messages. */
    @ManagedOperation(
            description = "Stops an operation on many messages after the batch in hand; what is done stays done")
    @ManagedOperationParameter(name = "id", description = "As replayGroup, restoredGroup, discardGroup or runs name it")
    public String cancel(long id) {
        return runs.cancel(id).map(json::of).orElseGet(() -> unknown(id));
    }

    private static String unknown(long id) {
        return "No operation has the id " + id + "; runs() lists those since the start";
    }

    /** An empty field in a console must not mean everything. */
    private static Filter group(String reasonGroup) {
        if (blank(reasonGroup)) {
            throw new IllegalArgumentException("Name the reason group; reasons() lists them");
        }
        return Filter.ofReason(reasonGroup);
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
