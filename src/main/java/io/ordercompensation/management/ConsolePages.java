package io.ordercompensation.management;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** What the console's pages need from the server: redirects to them, the login form, and who is logged in. */
@RestController
class ConsolePages {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final String form;

    ConsolePages() {
        try {
            form = new ClassPathResource("order-compensation/console/login.html")
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The page console/login.html is missing in the jar: build it again", e);
        }
    }

    @GetMapping({"/", "/console", "/console/"})
    ResponseEntity<Void> home() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(ConsoleLogin.HOME))
                .build();
    }

    /** The token is written into the form, so that it works without a script. */
    @GetMapping(ConsoleLogin.FORM)
    ResponseEntity<String> login(
            HttpServletRequest request,
            @RequestParam(required = false) String wrong,
            @RequestParam(required = false) String out) {
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        String message = wrong != null ? "Name or password is wrong." : out != null ? "You are logged out." : "";
        return ResponseEntity.ok()
                .contentType(HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(form.replace("{token}", HtmlUtils.htmlEscape(token.getToken()))
                        .replace("{message}", message));
    }

    @GetMapping(path = "/console/me", produces = MediaType.APPLICATION_JSON_VALUE)
    Me me(Authentication login) {
        return new Me(login.getName(), ConsoleLogin.has(login, Role.OPERATOR));
    }

    /**
     * The user who is logged in.
     *
     * @param operator whether the page offers to act; the server decides on each request anyway
     */
    record Me(String name, boolean operator) {}
}
