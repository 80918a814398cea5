package io.ordercompensation.management;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is wrong with a request is the fault of whoever sent it: 4xx, and not a line in the log. */
@ExtendWith(OutputCaptureExtension.class)
abstract class MalformedIT {

    private final Ports ports;

    MalformedIT(Ports ports) {
        this.ports = ports;
    }

    /** {n}: so many letters. In headers, ~ is the end of a line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "orders | shop | POST | /orders | Content-Type: text/plain | x | 415",
                "orders | shop | POST | /orders | Content-Type: multipart/form-data | x | 415",
                "orders | shop | POST | /orders | Content-Type: multipart/form-data; boundary=b | --b | 415",
                "orders | shop | POST | /orders | Content-Type: application/xml | <a/> | 415",
                "orders | shop | POST | /orders | Content-Type: ;;; | {} | 415",
                "orders | shop | POST | /orders | X: y | {} | 415",
                "orders | shop | POST | /orders | Content-Type: application/json; charset=nope | {} | 415",
                "orders | shop | POST | /orders | Content-Type: application/json; charset=utf-16 | {} | 400",
                "orders | shop | POST | /orders | Content-Type: application/json~Content-Encoding: gzip | {} | 415",
                "orders | shop | POST | /orders | Content-Type: application/json~Accept: text/html | {} | 406",
                "orders | shop | POST | /orders | Content-Type: application/json~Accept: ;;x | {} | 406",
                "orders | shop | POST | /orders | Content-Type: application/json | {70000} | 413",
                "orders | shop | POST | /orders | Content-Type: application/json | {\"orderId\":1e999999999} | 400",
                "orders | shop | GET | /orders | X: y | | 403",
                "orders | shop | PUT | /orders | X: y | {} | 403",
                "orders | operator | DELETE | /orders | X: y | | 405",
                "orders | operator | PATCH | /orders | Content-Type: application/x-www-form-urlencoded | a=%zz | 405",
                "orders | shop | BREW | /orders | X: y | | 400",
                "orders | shop | TRACE | /orders | X: y | | 400",
                "orders | shop | GET | /openapi.yaml | Accept: image/png | | 406",
                "orders | shop | POST | /orders | X: {9000} | {} | 400",
                "orders | viewer | GET | /%zz | X: y | | 400",
                "orders | viewer | GET | /a//b | X: y | | 400",
                "orders | viewer | GET | /a%00b | X: y | | 400",
                "orders | viewer | GET | /..;/x | X: y | | 400",
                "orders | viewer | GET | /nowhere?a=%zz | X: y | | 404",
                "orders | viewer | GET | /error | X: y | | 403",
                "orders | viewer | GET | /error?trace=true | X: y | | 403",
                "management | viewer | GET | /error?trace=true | X: y | | 403",
                "management | viewer | GET | /actuator/%zz | X: y | | 400",
                "management | viewer | GET | /actuator/parked/messages?limit=x | X: y | | 400",
                "management | viewer | GET | /actuator/parked/messages?limit=-1 | X: y | | 400",
                "management | viewer | GET | /actuator/parked/messages?from=yesterday | X: y | | 400",
                "management | viewer | GET | /actuator/parked/messages?text=%zz | X: y | | 200",
                "management | viewer | GET | /actuator/parked/runs/x | X: y | | 400",
                "management | viewer | GET | /actuator/parked/reasons | Accept: image/png | | 406",
                "management | viewer | GET | /actuator/metrics/jvm.memory.used?tag=x | X: y | | 400",
                "management | viewer | GET | /actuator/metrics/nothing | X: y | | 404",
                "management | viewer | GET | /actuator/prometheus | Accept: image/png | | 406",
                "management | viewer | GET | /actuator/audit/nothing | X: y | | 404",
                "management | operator | POST | /actuator/parked/replay | Content-Type: multipart/form-data; boundary=b | --b | 400",
                "management | operator | POST | /actuator/parked/replay | Content-Type: multipart/form-data | x | 400",
                "management | operator | POST | /actuator/parked/replay | Content-Type: nonsense | {} | 400",
                "management | operator | POST | /actuator/parked/replay | Content-Encoding: gzip | {} | 415",
                "management | operator | POST | /actuator/parked/replay | X: y | {70000} | 413",
                "management | operator | POST | /actuator/audit/reconcile | X: y | [[[ | 400",
                "management | operator | POST | /actuator/routes-deployed/rollback | X: y | | 400",
                "management | operator | POST | /actuator/prometheus | X: y | {} | 405",
                "management | operator | PATCH | /actuator/parked/reasons | X: y | {} | 405",
                "management | operator | POST | /actuator/health | X: y | {} | 405",
                "management | viewer | POST | /actuator/jolokia | Content-Type: nonsense | x | 400",
                "management | viewer | POST | /actuator/jolokia | Content-Type: application/json; charset=nope | {\"type\":\"version\"} | 200",
                "management | viewer | POST | /actuator/jolokia | X: y | {\"type\":\"version\"}} | 400",
                "management | viewer | POST | /actuator/jolokia | X: y | 7 | 400",
                "management | viewer | POST | /actuator/jolokia | X: y | [7] | 400",
                "management | viewer | POST | /actuator/jolokia | X: y | {\"type\":\"exec\",\"mbean\":\"a:b=c\",\"value\":1e99999} | 400",
                "management | viewer | POST | /actuator/jolokia | X: y | | 400",
                "management | viewer | POST | /actuator/jolokia | Content-Encoding: gzip | {} | 415",
                "management | viewer | POST | /actuator/jolokia?maxDepth=x | X: y | {\"type\":\"version\"} | 200",
                "management | viewer | PUT | /actuator/jolokia | X: y | {} | 405",
                "management | viewer | GET | /actuator/jolokia/%zz | X: y | | 400",
                "management | viewer | GET | /actuator/jolokia/read/nonsense | X: y | | 400",
                "management | | POST | /login | Content-Type: application/json | {} | 415",
                "management | | POST | /login | Content-Type: application/x-www-form-urlencoded | a=%zz | 400",
                "management | | POST | /login | Content-Type: application/x-www-form-urlencoded | {5000} | 413",
                "management | | POST | /login | Content-Type: application/x-www-form-urlencoded | username=x | 403",
                "management | | POST | /login | Content-Type: multipart/form-data; boundary=b | --b | 415",
                "management | | GET | /actuator/parked | Authorization: Basic %%% | | 401",
                "management | | GET | /actuator/parked | Authorization: Basic eA== | | 401",
                "management | | GET | /actuator/parked | Authorization: Bearer x | | 401",
                "management | | GET | /actuator/parked | Host: ;;; | | 400",
                "management | viewer | GET | /actuator/parked/reasons | Accept: x/y | | 406",
                "management | viewer | GET | /actuator/parked/reasons | Accept: ;;; | | 406",
                "management | viewer | GET | /actuator/parked/messages?limit=x | Accept: x/y | | 4",
                "management | viewer | GET | /actuator/parked/messages?limit=0 | Accept: ;;; | | 4",
                "management | viewer | GET | /actuator/parked/messages/nobodys | Accept: image/png | | 4",
                "management | viewer | GET | /actuator/audit | Accept: x/y;q=2 | | 406",
                "management | viewer | GET | /actuator/health | Accept: ;;; | | 406",
                "management | viewer | GET | /actuator/health/db | Accept: x/y | | 406",
                "management | viewer | GET | /actuator/metrics | Accept: {3000}/y | | 406",
                "management | viewer | GET | /actuator | Accept: x/y | | 406",
                "management | viewer | GET | /nowhere | Accept: ;;; | | 4",
                "management | viewer | GET | /console/me | Accept: x/y | | 406",
                "management | viewer | GET | /console/index.html | Accept: ;;; | | ",
                "management | | GET | /login | Accept: ;;; | | ",
                "management | | GET | /actuator/parked | Accept: ;;; | | 406",
                "management | shop | GET | /actuator/parked | Accept: x/y | | 403",
                "management | operator | POST | /actuator/parked/replay | Accept: ;;; | {} | 4",
                "management | operator | POST | /actuator/parked/messages/1/replay | Accept: x/y | {} | 4",
                "management | operator | PATCH | /actuator/parked/reasons | Accept: x/y | {} | 4",
                "management | viewer | POST | /actuator/jolokia | Accept: ;;; | {\"type\":\"version\"} | ",
                "management | viewer | GET | /error | Accept: ;;; | | 406",
                "orders | viewer | GET | /nowhere | Accept: x/y | | 4",
                "orders | shop | POST | /orders | Content-Type: text/plain~Accept: ;;; | x | 4",
                "orders | viewer | GET | /%zz | Accept: ;;; | | 400",
                "orders | viewer | GET | /a//b | Accept: text/html | | 400",
                "management | viewer | GET | /actuator/%zz | Accept: text/html | | 400",
            })
    void isAnsweredAsWhatItIs(
            String where,
            String who,
            String method,
            String path,
            String header,
            String body,
            String status,
            CapturedOutput output)
            throws Exception {
        String sent = body == null ? "" : many(body);
        int from = output.getAll().length();
        String answer;
        try (RawConnection connection = new RawConnection(ports.number(where))) {
            answer = connection
                    .send("%s %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s%s\r\n%s\r\n%s"
                            .formatted(
                                    method,
                                    path,
                                    RawConnection.login(who),
                                    many(header).replace("~", "\r\n"),
                                    sent.isEmpty() ? "" : "Content-Length: " + sent.length() + "\r\n",
                                    sent))
                    .rest();
        }

        assertThat(answer).startsWith("HTTP/1.1 " + (status == null ? "" : status));
        assertThat(answer).doesNotContain("\tat ", "Exception:", "Exception ", "Apache Tomcat/");
        assertThat(output.getAll().substring(from)).doesNotContain("ERROR", "WARN", "\tat ");
    }

    /** What the server refuses before any of us sees it, in one plain way. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "GET /x HTTP/9.9~Host: x | 505",
                "GET /x HTTP/1.1~Host: x~Transfer-Encoding: nonsense | 501",
                "GET /x HTTP/1.1~Host: x~Transfer-Encoding: chunked, identity | 4",
                "GET /x HTTP/1.1~Host: x~X: {9000} | 4",
                "GET /{9000} HTTP/1.1~Host: x | 4",
                "GET | 4",
                "GET  | 4",
                "GET /x | 4",
                "GET /x~y HTTP/1.1 | 4",
                "nonsense | 4",
                "G\u0000T /x HTTP/1.1~Host: x | 4",
                "{9000} /x HTTP/1.1 | 4",
                "GET /x?a=<b> HTTP/1.1~Host: x | 4",
                "GET /x HTTP/1.1 | 4",
                "GET /x HTTP/1.1~Host: x~Host: y | 4",
                "GET /x HTTP/1.1~Host: a b | 4",
                "GET http://[:::/x HTTP/1.1~Host: x | 4",
                "GET /x HTTP/1.1~Host: x~ folded | 4",
                "GET /x HTTP/1.1~Host: x~no colon | 4",
                "GET /x HTTP/1.1~Host: x~Content-Length: -5 | 4",
                "GET /x HTTP/1.1~Host: x~Content-Length: 1~Content-Length: 2 | 4",
                "CONNECT x:1 HTTP/1.1~Host: x | 501",
                "TRACE /x HTTP/1.1~Host: x | 4",
                "x\u0016\u0003\u0001 | 4",
                "PRI * HTTP/2.0~~SM | [45]",
            })
    void whatIsNoRequestIsRefusedPlainly(String lines, String status, CapturedOutput output) throws Exception {
        for (String where : new String[] {"orders", "management"}) {
            int from = output.getAll().length();
            try (RawConnection connection = new RawConnection(ports.number(where))) {
                String sent = many(lines).replace("~", "\r\n") + "\r\nConnection: close\r\n\r\n";
                String answer = connection.send(sent).rest();
                // To a line that tells no version the answer is the body alone.
                assertThat(answer).containsPattern("(^HTTP/1.1 |\"status\" ?: ?)" + status);
                assertThat(answer).doesNotContain("Tomcat", "html", "Server:", "Exception", "\tat ");
            }
            assertThat(output.getAll().substring(from)).doesNotContain("ERROR", "WARN", "\tat ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "management"})
    void aPortHasSoManyConnectionsAndNoMore(String where) {
        assertThat(ports.protocol(where).getMaxConnections()).isEqualTo(512);
    }

    @ParameterizedTest
    @CsvSource({"orders, shop, /orders", "management, viewer, /actuator/jolokia"})
    void badChunksAreTheSendersFault(String where, String who, String path, CapturedOutput output) throws Exception {
        int from = output.getAll().length();
        for (String chunks : new String[] {"zz\r\n{}\r\n0\r\n\r\n", "-5\r\n{}\r\n0\r\n\r\n", "2\r\n{}zz\r\n"}) {
            try (RawConnection connection = new RawConnection(ports.number(where))) {
                assertThat(connection
                                .send(
                                        "POST %s HTTP/1.1\r\nHost: x\r\n%sContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n%s"
                                                .formatted(path, RawConnection.login(who), chunks))
                                .status())
                        .isEqualTo(400);
            }
        }
        assertThat(output.getAll().substring(from)).doesNotContain("ERROR", "\tat ");
    }

    /** Counted while it is read: it does not say beforehand how long it is. */
    @ParameterizedTest
    @CsvSource({
        "orders, shop, /orders",
        "management, viewer, /actuator/jolokia",
        "management, operator, /actuator/parked/replay"
    })
    void aLongChunkedBodyIsRefused(String where, String who, String path) throws Exception {
        try (RawConnection connection = new RawConnection(ports.number(where))) {
            connection.send(
                    "POST %s HTTP/1.1\r\nHost: x\r\n%sContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                            .formatted(path, RawConnection.login(who)));
            String chunk = "1000\r\n" + " ".repeat(0x1000) + "\r\n";
            for (int i = 0; i < 17; i++) {
                connection.tries(chunk);
            }
            assertThat(connection.status()).isEqualTo(413);
        }
    }

    private static String many(String text) {
        var number = java.util.regex.Pattern.compile("\\{(\\d+)}").matcher(text);
        return number.replaceAll(found -> "x".repeat(Integer.parseInt(found.group(1))));
    }
}
