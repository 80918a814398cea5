package io.ordercompensation.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** One reader at a time. */
class ReadPlacesTest {

    private final ReadPlaces places =
            new ReadPlaces(1, request -> request.getRequestURI().endsWith("/health"), Duration.ofMillis(1));

    @Test
    void oneMoreIsAskedToComeAgain() throws Exception {
        MockHttpServletResponse more = new MockHttpServletResponse();

        places.doFilter(reader("GET", "/list"), new MockHttpServletResponse(), (request, response) -> {
            places.doFilter(reader("HEAD", "/list"), more, refused());
        });

        assertThat(more.getStatus()).isEqualTo(503);
        assertThat(more.getHeader("Retry-After")).isEqualTo("1");
        assertThat(more.getContentAsString()).contains("max-readers");
        assertThat(answer(reader("GET", "/list"))).isEqualTo(200);
    }

    @Test
    void oneAccountLeavesHalfOfThemToTheOthers() throws Exception {
        ReadPlaces two = new ReadPlaces(2, request -> false, Duration.ofMillis(1));
        MockHttpServletResponse more = new MockHttpServletResponse();
        MockHttpServletResponse other = new MockHttpServletResponse();
        MockHttpServletRequest ofAnn = reader("GET", "/list");
        ofAnn.setUserPrincipal(() -> "ann");

        two.doFilter(reader("GET", "/list"), new MockHttpServletResponse(), (request, response) -> {
            two.doFilter(reader("GET", "/list"), more, refused());
            two.doFilter(ofAnn, other, (passed, answer) -> {});
        });

        assertThat(more.getStatus()).isEqualTo(503);
        assertThat(other.getStatus()).isEqualTo(200);
    }

    /** Their threads are those of everybody. */
    @Test
    void ofOneAccountFewWaitForAPlace() throws Exception {
        ReadPlaces one = new ReadPlaces(1, request -> false, Duration.ofHours(1));
        ExecutorService others = Executors.newFixedThreadPool(2);
        try {
            one.doFilter(reader("GET", "/list"), new MockHttpServletResponse(), (request, response) -> {
                AtomicReference<Thread> waiting = new AtomicReference<>();
                others.submit(() -> {
                    waiting.set(Thread.currentThread());
                    return answer(one, reader("GET", "/list"));
                });
                await().until(() -> waiting.get() != null && waiting.get().getState() == Thread.State.TIMED_WAITING);

                Future<Integer> third = others.submit(() -> answer(one, reader("GET", "/list")));

                await().until(third::isDone);
                assertThat(third).succeedsWithin(Duration.ZERO).isEqualTo(503);
            });
        } finally {
            others.shutdownNow();
        }
    }

    @Test
    void whoActsAndWhoAsksForHealthAndWhatIsForwardedNeedNoPlace() throws Exception {
        MockHttpServletRequest forwarded = reader("GET", "/list");
        forwarded.setDispatcherType(DispatcherType.FORWARD);

        places.doFilter(reader("GET", "/list"), new MockHttpServletResponse(), (request, response) -> {
            assertThat(answer(reader("POST", "/list"))).isEqualTo(200);
            assertThat(answer(reader("GET", "/health"))).isEqualTo(200);
            assertThat(answer(forwarded)).isEqualTo(200);
        });
    }

    private int answer(MockHttpServletRequest request) {
        return answer(places, request);
    }

    private static int answer(ReadPlaces places, MockHttpServletRequest request) {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        try {
            places.doFilter(request, answer, (passed, response) -> {});
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return answer.getStatus();
    }

    private static FilterChain refused() {
        return (request, response) -> {
            throw new IllegalStateException("There was no place left");
        };
    }

    private static MockHttpServletRequest reader(String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setUserPrincipal(() -> "vic");
        return request;
    }
}
