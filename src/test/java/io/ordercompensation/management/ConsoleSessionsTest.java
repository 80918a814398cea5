package io.ordercompensation.management;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.TestingAuthenticationToken;

/** Three sessions of an account, five together. */
class ConsoleSessionsTest {

    private final ConsoleSessions sessions = new ConsoleSessions(3, 5);

    @Test
    void aFurtherOneEndsTheOldestOfTheAccount() {
        MockHttpSession other = logIn("ann");
        List<MockHttpSession> held = logIn("vic", 4);

        assertThat(held).extracting(MockHttpSession::isInvalid).containsExactly(true, false, false, false);
        assertThat(other.isInvalid()).isFalse();
    }

    @Test
    void aFurtherOneOfAllEndsTheOldestOfWhoeverHasTheMost() {
        MockHttpSession other = logIn("ann");
        List<MockHttpSession> held = logIn("vic", 3);
        logIn("bea");

        logIn("cleo");
        logIn("dora");

        assertThat(held).extracting(MockHttpSession::isInvalid).containsExactly(true, true, false);
        assertThat(other.isInvalid()).isFalse();
    }

    @Test
    void oneThatHasEndedByItselfMakesRoom() {
        List<MockHttpSession> held = logIn("vic", 3);
        held.get(2).invalidate();

        logIn("vic");

        assertThat(held).extracting(MockHttpSession::isInvalid).containsExactly(false, false, true);
    }

    @Test
    void aSecondLoginInASessionIsNoSecondSession() {
        MockHttpSession first = logIn("vic");
        logIn("ann", first);
        logIn("vic", first);

        List<MockHttpSession> held = logIn("vic", 2);

        assertThat(first.isInvalid()).isFalse();
        assertThat(held).extracting(MockHttpSession::isInvalid).containsExactly(false, false);
    }

    private List<MockHttpSession> logIn(String name, int times) {
        return IntStream.range(0, times).mapToObj(login -> logIn(name)).toList();
    }

    private MockHttpSession logIn(String name) {
        return logIn(name, null);
    }

    private MockHttpSession logIn(String name, HttpSession before) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(before);
        sessions.onAuthentication(
                new TestingAuthenticationToken(name, "secret"), request, new MockHttpServletResponse());
        return (MockHttpSession) request.getSession(false);
    }
}
