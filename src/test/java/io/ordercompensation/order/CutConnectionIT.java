package io.ordercompensation.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordercompensation.support.embedded.DatabaseProxy;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connection to the database breaks at one of the commits of an order, before or after the server has done it. */
@OnEachDatabase
class CutConnectionIT extends OrderIT {

    private static final int EVER = 1_000_000;

    private final DatabaseProxy proxy;

    CutConnectionIT(EmbeddedDatabase database) {
        super(database);
        this.proxy = new DatabaseProxy(database);
    }

    @Override
    CompensationApp product(CompensationApp app) {
        return app.with("spring.datasource.url", proxy.through((String)
                        app.properties().get("spring.datasource.url")))
                // Nothing but the order is to commit while the proxy watches.
                .with("compensation.order.sweep-enabled", false)
                .with("compensation.outbox.enabled", false)
                .with("compensation.audit.enabled", false)
                .with("compensation.retention.enabled", false)
                .with("compensation.retry.poll-interval", 3_600_000);
    }

    @AfterEach
    void mend() {
        proxy.pass(0);
        proxy.dropReplies(0);
        proxy.dropCommits(0);
    }

    @AfterAll
    void closeProxy() throws IOException {
        proxy.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void takesOnceIfACommitsReplyIsLost(int commit) {
        proxy.pass(commit);
        proxy.dropReplies(1);

        assertThat(confirm(purchase()).code()).isEqualTo(1);

        assertThat(proxy.isDone()).isTrue();
        isTakenOnce();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void takesOnceIfACommitNeverArrives(int commit) {
        proxy.pass(commit);
        proxy.dropCommits(1);

        assertThat(confirm(purchase()).code()).isEqualTo(1);

        assertThat(proxy.isDone()).isTrue();
        isTakenOnce();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void takesOnceIfTheBuyerAsksAgainAfterAnOutage(int commit) {
        proxy.pass(commit);
        proxy.dropReplies(EVER);

        assertThatThrownBy(() -> confirm(purchase())).isInstanceOf(AskAgainException.class);

        assertThat(outbox(base)).as("nobody knows yet whether it failed").isEmpty();
        mend();
        assertThat(confirm(purchase()).code()).isEqualTo(1);
        isTakenOnce();
    }

    private void isTakenOnce() {
        assertThat(shop.stock(base)).isEqualTo(STOCK - 2);
        assertThat(shop.balance(base)).isEqualByComparingTo("492.50");
        assertThat(shop.couponHolder(base)).isEqualTo(base);
        assertThat(shop.orderStatus(base)).isEqualTo(1);
    }
}
