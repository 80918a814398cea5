package io.ordercompensation.management;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;

/** What an operator is told when an act could not be done. */
class ProblemAdviceTest {

    private final ServletWebRequest request = new ServletWebRequest(new MockHttpServletRequest());

    @Test
    void asksToComeAgainWhileTheDatabaseIsAway() throws Exception {
        ResponseEntity<Object> answer = new ProblemAdvice()
                .anythingElse(new CannotGetJdbcConnectionException("jdbc:mysql://inside:3306/trade"), request);

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("5");
        assertThat(((ProblemDetail) answer.getBody()).getDetail())
                .contains("database did not answer")
                .doesNotContain("inside");
    }

    /** Else anybody could fill the log by ending connections. */
    @Test
    void saysNothingOfAConnectionThatSomebodyEnded() throws Exception {
        assertThat(new ProblemAdvice().anythingElse(new ClientAbortException(), request))
                .isNull();
        assertThat(new ProblemAdvice()
                        .anythingElse(new IllegalStateException("wrapped", new ClientAbortException()), request))
                .isNull();
    }

    @Test
    void namesTheIncidentOfAFault() throws Exception {
        ResponseEntity<Object> answer = new ProblemAdvice().anythingElse(new NullPointerException("x"), request);

        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(((ProblemDetail) answer.getBody()).getDetail()).containsPattern("incident [0-9a-f-]{36}");
    }
}
