package io.ordercompensation.management;

import static io.ordercompensation.management.Role.OPERATOR;
import static io.ordercompensation.management.Role.VIEWER;

import java.util.List;
import java.util.regex.Pattern;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * What the JMX console may do, and for whom. Whatever is not listed here does not exist for it, such as Camel
 * operations that add, change or remove routes, send messages, or touch the idempotent repository; JVM operations that
 * load code, write files or reveal its options, which may contain passwords.
 */
final class ConsoleRights {

    private static final String CAMEL = "org.apache.camel:*";

    /** MBeans that can be seen, with those of their attributes that can be read. */
    private static final List<Rule> READABLE = List.of(
            rule("io.ordercompensation:*", VIEWER, ".*"),
            // The user's own options, which may be passwords.
            rule(CAMEL, null, "GlobalOptions|Properties"),
            // For an SQL endpoint this is the URL of the database, with all that it contains.
            rule(CAMEL, null, "ServiceLocation.*"),
            rule(CAMEL, VIEWER, ".*"),
            // These only tell the console that it runs.
            rule("hawtio:type=About,*", VIEWER, ".*"),
            rule("hawtio:type=TreeWatcher,*", VIEWER, ".*"),
            rule("java.lang:type=Runtime", VIEWER, "Uptime|StartTime|(Vm|Spec)(Name|Vendor|Version)|Name|Pid"),
            rule("java.lang:type=OperatingSystem", VIEWER, ".*"),
            rule("java.lang:type=Memory", VIEWER, ".*"),
            rule("java.lang:type=Threading", VIEWER, ".*"),
            rule("java.lang:type=ClassLoading", VIEWER, ".*"),
            rule("java.lang:type=GarbageCollector,*", VIEWER, ".*"),
            rule("java.lang:type=MemoryPool,*", VIEWER, ".*"));

    private static final List<Rule> CALLABLE = List.of(
            rule("io.ordercompensation:type=ParkedMessages", VIEWER, "reasons|list|show|showAct|runs|progress"),
            rule("io.ordercompensation:type=Audit", VIEWER, "results|show|proposeReconcile"),
            rule("io.ordercompensation:type=HotDeploy", VIEWER, "rejected|history|getRejectedFiles"),
            rule("io.ordercompensation:type=ConsumerLog", VIEWER, "show|getFailed|getParked"),
            rule("io.ordercompensation:type=Retry", VIEWER, "get\\w+"),
            rule("io.ordercompensation:*", OPERATOR, ".*"),
            rule("org.apache.camel:type=services,name=*Repository*,*", null, ".*"),
            rule(CAMEL, null, "getGlobalOptions?|getServiceLocation\\w*"),
            rule(CAMEL, VIEWER, "(dump|browse|list|explain|is|get|has|information|statistics|queueSize|size)\\w*"),
            // Single routes, not the context: nobody could start it again from here.
            rule("org.apache.camel:type=routes,*", OPERATOR, "start|stop|suspend|resume|reset"),
            rule("org.apache.camel:type=processors,*", OPERATOR, "reset"),
            rule("org.apache.camel:type=tracer,*", OPERATOR, "clear|resetTraceCounter"),
            rule("java.lang:type=Threading", VIEWER, "dumpAllThreads|findDeadlockedThreads|getThreadInfo"));

    private static final List<Rule> WRITABLE =
            List.of(rule("org.apache.camel:type=tracer,name=BacklogTracer,*", OPERATOR, "Enabled"));

    /** @param least the role that is enough; null if nobody may */
    private record Rule(ObjectName names, Role least, Pattern members) {

        boolean concerns(ObjectName name, String member) {
            return names.apply(name) && members.matcher(member).matches();
        }
    }

    private ConsoleRights() {}

    static boolean isVisible(ObjectName name) {
        return READABLE.stream().anyMatch(rule -> rule.names().apply(name));
    }

    /** The role that is enough to read the attribute, or null if none is. */
    static Role toRead(ObjectName name, String attribute) {
        return least(READABLE, name, attribute);
    }

    /** The role that is enough to set the attribute, or null if none is. */
    static Role toWrite(ObjectName name, String attribute) {
        return least(WRITABLE, name, attribute);
    }

    /**
     * The role that is enough to call the operation, or null if none is.
     *
     * @param operation its name, with or without its signature
     */
    static Role toCall(ObjectName name, String operation) {
        int signature = operation.indexOf('(');
        return least(CALLABLE, name, signature < 0 ? operation : operation.substring(0, signature));
    }

    /** The first rule that matches applies. */
    private static Role least(List<Rule> rules, ObjectName name, String member) {
        return rules.stream()
                .filter(rule -> rule.concerns(name, member))
                .findFirst()
                .map(Rule::least)
                .orElse(null);
    }

    private static Rule rule(String names, Role least, String members) {
        try {
            return new Rule(new ObjectName(names), least, Pattern.compile(members));
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(names, e);
        }
    }
}
