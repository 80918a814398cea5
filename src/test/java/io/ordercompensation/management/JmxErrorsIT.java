package io.ordercompensation.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the JMX console answers when it cannot do what it is asked. */
abstract class JmxErrorsIT {

    private final Ports ports;

    JmxErrorsIT(Ports ports) {
        this.ports = ports;
    }

    /** In words of our own, whichever way it is asked. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {'type':'exec','mbean':'io.ordercompensation:type=ParkedMessages','operation':'list','arguments':['','',0]} | limit is 0",
                "400 | {'type':'exec','mbean':'io.ordercompensation:type=ParkedMessages','operation':'list','arguments':['','','x']} |",
                "400 | {'type':'exec','mbean':'io.ordercompensation:type=ParkedMessages','operation':'list'} |",
                "400 | {'type':'exec','mbean':'io.ordercompensation:type=ParkedMessages','operation':'show(int)','arguments':['1']} |",
                "404 | {'type':'read','mbean':'io.ordercompensation:type=Retry','attribute':'Nothing'} |",
                "404 | {'type':'read','mbean':'io.ordercompensation:type=Nothing'} |",
                "400 | {'type':'read','mbean':'nonsense'} |",
                "400 | {'type':'read','mbean':7} |",
                "400 | {'type':'read'} |",
                "400 | {'type':'list','path':'io.ordercompensation/nothing/x/y/z'} |",
                "400 | {} |",
                "400 | {'type':7} |",
                "400 | {'type':'nonsense'} |",
                "400 | {'type':'config'} |",
                "400 | {'type':'notification','command':'register'} |",
                "400 | {'type':'notification','command':'list'} |",
                "400 | {'type':'regnotif'} |",
                "403 | {'type':'read','mbean':'hawtio:type=Registry'} |",
                "403 | {'type':'exec','mbean':'hawtio:type=security,area=jolokia,name=RBACDecorator','operation':'decorateRbac()'} |",
            })
    void errorsNameNothingOfTheInside(int status, String request, String words) throws Exception {
        String json = request.replace('\'', '"');
        for (String path : List.of("jolokia", "hawtio/jolokia")) {
            for (String who : List.of("viewer", "operator")) {
                for (String body : List.of(json, "[" + json + "]")) {
                    String answer = ports.exchange("management", "POST /actuator/" + path, who, "", body);
                    assertThat(answer)
                            .startsWith("HTTP/1.1 200")
                            .contains("\"status\":" + status, "\"error\":\"")
                            .contains(words == null ? "" : words);
                    assertThat(answer.replace(json, ""))
                            .doesNotContain("java.", "javax.", "jolokia", "Exception", "stacktrace", "Class");
                }
            }
        }
    }
}
