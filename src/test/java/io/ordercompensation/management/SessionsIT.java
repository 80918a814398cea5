package io.ordercompensation.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever logs in again and again without its cookie does not fill the memory with sessions. */
abstract class SessionsIT {

    private static final int EACH = 10;
    private static final Pattern SESSION = Pattern.compile("Set-Cookie: (ORDER_COMPENSATION=[^;]+)");
    private static final Pattern TOKEN = Pattern.compile("Set-Cookie: (XSRF-TOKEN=([^;]+))");

    private final Ports ports;

    SessionsIT(Ports ports) {
        this.ports = ports;
    }

    @Test
    void theOldestOfAnAccountsSessionsEnds() throws Exception {
        String operator = logIn("operator", "secret");
        List<String> viewers = new ArrayList<>();
        for (int login = 0; login < 2 * EACH; login++) {
            viewers.add(logIn("viewer", "secret"));
        }

        assertThat(viewers.subList(0, EACH))
                .allSatisfy(ended -> assertThat(me(ended)).isEqualTo(401));
        assertThat(viewers.subList(EACH, 2 * EACH))
                .allSatisfy(held -> assertThat(me(held)).isEqualTo(200));
        assertThat(me(operator)).as("somebody else's").isEqualTo(200);
        assertThat(ports.sessions("management").getActiveSessions()).isLessThanOrEqualTo(2 * EACH);
    }

    @Test
    void onlyARightLoginMakesASession() throws Exception {
        int before = ports.sessions("management").getActiveSessions();

        assertThat(logIn("viewer", "wrong")).isNull();
        assertThat(logIn("shop", "secret")).as("who has nothing to look at").isNull();
        for (String request : List.of(
                "GET /login",
                "GET /login?wrong",
                "GET /console/me",
                "GET /actuator",
                "GET /actuator/health",
                "GET /actuator/parked/reasons",
                "GET /actuator/hawtio/index.html",
                "GET /actuator/hawtio/user",
                "GET /actuator/hawtio/plugin",
                "POST /actuator/jolokia",
                "POST /actuator/hawtio/jolokia",
                "GET /nowhere")) {
            for (String who : new String[] {null, "shop", "viewer", "operator"}) {
                assertThat(ports.exchange("management", request, who, "Accept: */*, text/html\r\n", ""))
                        .as("%s by %s", request, who)
                        .doesNotContain("Set-Cookie: ORDER_COMPENSATION");
            }
        }

        assertThat(ports.sessions("management").getActiveSessions()).isEqualTo(before);
        assertThat(ports.sessions("orders").getActiveSessions()).isZero();
    }

    @Test
    void theServerItselfMakesNoMoreThanThat() {
        for (String where : List.of("orders", "management")) {
            assertThat(ports.sessions(where).getMaxActive()).as(where).isNotNegative();
            assertThat(((org.apache.catalina.session.ManagerBase) ports.sessions(where)).getMaxActiveSessions())
                    .as(where)
                    .isEqualTo(200);
            assertThat(((org.apache.catalina.Context)
                                    ((org.apache.catalina.session.ManagerBase) ports.sessions(where)).getContext())
                            .getSessionTimeout())
                    .as("minutes without a request")
                    .isEqualTo(30);
        }
    }

    /** The session's cookie, or null if there is none. */
    private String logIn(String name, String password) throws Exception {
        Matcher token = TOKEN.matcher(ports.exchange("management", "GET /login", null, "", ""));
        assertThat(token.find()).isTrue();
        String answer = ports.exchange(
                "management",
                "POST /login",
                null,
                "Cookie: " + token.group(1) + "\r\nContent-Type: application/x-www-form-urlencoded\r\n",
                "_csrf=%s&username=%s&password=%s".formatted(token.group(2), name, password));
        assertThat(Ports.status(answer)).isEqualTo(302);
        Matcher session = SESSION.matcher(answer);
        String cookie = null;
        while (session.find()) {
            cookie = session.group(1);
        }
        return answer.contains("Location: /login?wrong") || answer.contains("/login?wrong") ? null : cookie;
    }

    private int me(String cookie) throws Exception {
        return Ports.status(ports.exchange("management", "GET /console/me", null, "Cookie: " + cookie + "\r\n", ""));
    }
}
