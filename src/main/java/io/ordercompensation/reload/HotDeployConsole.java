package io.ordercompensation.reload;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordercompensation.operator.ConsoleJson;
import io.ordercompensation.operator.OperatorName;
import java.io.IOException;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** Hot deploy in a JMX console. Every answer is JSON; a rollback requires the operator's name. */
@ManagedResource(
        objectName = HotDeployConsole.NAME,
        description =
                "Routes and statements that are changed while the product runs: what is in force, and what is not")
public class HotDeployConsole {

    public static final String NAME = "io.ordercompensation:type=HotDeploy";

    private final HotDeploy hotDeploy;
    private final ConsoleJson json;

    public HotDeployConsole(HotDeploy hotDeploy, ObjectMapper mapper) {
        this.hotDeploy = hotDeploy;
        this.json = new ConsoleJson(mapper);
    }

    /** How many files are rejected now. */
    @ManagedAttribute(description = "Files that are not in force as they are in the folder")
    public int getRejectedFiles() {
        return hotDeploy.state().rejected().size();
    }

    /** Tells why files are rejected. */
    @ManagedOperation(description = "The files that are not in force as they are in the folder, why, and what to do")
    public String rejected() {
        return json.of(hotDeploy.state().rejected());
    }

    /** Tells what became of which version. */
    @ManagedOperation(description = "What became of which version of which file, the newest first")
    public String history() {
        return json.of(hotDeploy.state().history());
    }

    /** Puts the previous good version back. */
    @ManagedOperation(description = "Writes the previous good version back into the folder, and takes it over")
    @ManagedOperationParameter(
            name = "file",
            description = "As history() names it: routes/name.camel.yaml or sql/name.sql")
    @ManagedOperationParameter(
            name = "operator",
            description = "Who does it; in the browser it is whoever is logged in")
    public String rollBack(String file, String operator) throws IOException {
        return json.of(hotDeploy
                .rollBack(file, OperatorName.checked(OperatorName.inConsole(operator)))
                .history()
                .get(0));
    }
}
