package io.ordercompensation.reload;

import java.io.IOException;
import java.security.Principal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hot deploy over HTTP, on the management port and behind its login: viewers look, operators roll back. */
@RestController
@RequestMapping(
        path = "${management.endpoints.web.base-path:/actuator}/routes-deployed",
        produces = MediaType.APPLICATION_JSON_VALUE)
public class HotDeployEndpoint {

    private final HotDeploy hotDeploy;

    public HotDeployEndpoint(HotDeploy hotDeploy) {
        this.hotDeploy = hotDeploy;
    }

    /** What is rejected now, and what became of which version. */
    @GetMapping
    DeployState state() {
        return hotDeploy.state();
    }

    /** Puts the previous good version of a file back. */
    @PostMapping("/rollback")
    DeployState rollBack(@RequestParam String file, Principal operator) throws IOException {
        return hotDeploy.rollBack(file, operator.getName());
    }
}
