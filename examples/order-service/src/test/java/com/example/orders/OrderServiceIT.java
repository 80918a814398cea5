package com.example.orders;

import static io.ordercompensation.test.CompensationAssertions.assertBooksBalance;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.test.EmbeddedServers;
import io.ordercompensation.test.Order;
import io.ordercompensation.test.OrderTopic;
import io.ordercompensation.test.Shop;
import java.math.BigDecimal;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The service with the embedded product, on a real broker and a real database. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@EmbeddedServers
class OrderServiceIT {

    private static boolean open;

    @Autowired
    TestRestTemplate http;

    @Autowired
    Shop shop;

    @Autowired
    OrderTopic topic;

    @Autowired
    CamelContext camel;

    @BeforeEach
    void openTheShop() {
        if (!open) {
            shop.goods(1, 1, 100);
            open = true;
        }
    }

    @Test
    void anOrderIsConfirmed() {
        ResponseEntity<String> answer = buy(new Purchase(1, 2, 1, 3, new BigDecimal("10.00")));

        assertThat(answer.getBody()).isEqualTo("confirmed");
        assertThat(shop.orderStatus(1)).isEqualTo(1);
        assertThat(shop.jdbc().queryForObject("SELECT COUNT(*) FROM shop_delivery WHERE order_id = 1", Integer.class))
                .isOne();
        assertBooksBalance(shop);
    }

    @Test
    void whatAnOrderTookGoesBackIfItsPaymentIsRefused() {
        int before = shop.stock(1);

        ResponseEntity<String> answer = buy(new Purchase(7, 2, 1, 4, new BigDecimal("400.00")));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(answer.getBody()).isEqualTo("cancelled: nobody lends 1600.00");
        topic.awaitRestored(Order.of(7));
        assertThat(shop.stock(1)).isEqualTo(before);
        assertThat(shop.orderStatus(7)).isEqualTo(2);
        assertBooksBalance(shop);
    }

    @Test
    void theLoginIsTheServicesOwn() {
        assertThat(http.getForEntity("/purchases", String.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(http.withBasicAuth("shop", "secret").getForEntity("/orders", String.class).getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(http.withBasicAuth("shop", "secret").getForObject("/actuator/health", String.class))
                .contains("\"consumption\":{\"status\":\"UP\"", "\"audit\"");
    }

    @Test
    void theRoutesOfBothRunInOneContext() {
        assertThat(camel.getRoute("pay")).isNotNull();
        assertThat(camel.getRoute("order-cancel")).isNotNull();
    }

    private ResponseEntity<String> buy(Purchase purchase) {
        return http.withBasicAuth("shop", "secret").postForEntity("/purchases", purchase, String.class);
    }
}
