package io.ordercompensation.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.support.embedded.EmbeddedRocketMq;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class WaitForBrokerIT extends RouteOnBroker {

    @Test
    void aNameServerThatStartsLaterIsFound(@TempDir Path dir, CapturedOutput output) throws Exception {
        try (EmbeddedRocketMq late = new EmbeddedRocketMq(dir, EmbeddedRocketMq.Options.forTests())) {
            routeFrom("early", late.nameServer(), "", this::note);
            assertThat(output).contains("no name server answers at " + late.nameServer());
            assertThat(camel.getRouteController().getRouteStatus("early").isStarted())
                    .isTrue();

            late.start();
            late.createTopic(topic, 1);
            late.prepareGroup(group);
            send(late.nameServer(), 0, 1);

            await().atMost(LIMIT).until(() -> delivered.size() == 1 && late.unconsumed(topic, group) == 0);
            assertThat(output).contains("Consuming topic " + topic);
            camel.getRouteController().stopRoute("early");
        }
    }

    @Test
    void aDeadNameServerInTheListIsPassedOver() throws Exception {
        createTopic(1);
        send(broker.nameServer(), 0, 1);

        routeFrom("listed", "127.0.0.1:1;" + broker.nameServer(), "", this::note);

        await().atMost(LIMIT).until(() -> delivered.size() == 1 && open() == 0);
    }

    @Test
    void aTopicThatIsCreatedLaterIsFound(CapturedOutput output) throws Exception {
        broker.prepareGroup(group);
        route("early", "", this::note);
        assertThat(output).contains("Waiting to consume topic " + topic).contains("mqadmin updateTopic");

        createTopic(1);
        send(broker.nameServer(), 0, 1);

        await().atMost(LIMIT).until(() -> delivered.size() == 1 && open() == 0);
        assertThat(output).containsOnlyOnce("Waiting to consume topic " + topic).contains("Consuming topic " + topic);
    }
}
