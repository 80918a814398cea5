package com.example.orders;

import org.apache.camel.ProducerTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes stock, has the payment made, confirms; and cancels if one of these fails. */
@RestController
class Checkout {

    private final Orders orders;
    private final ProducerTemplate camel;

    Checkout(Orders orders, ProducerTemplate camel) {
        this.orders = orders;
        this.camel = camel;
    }

    @PostMapping("/purchases")
    ResponseEntity<String> buy(@RequestBody Purchase purchase) {
        orders.save(purchase);
        try {
            orders.takeStock(purchase);
            // This service's own route, with its own error handling.
            String answer = camel.requestBody("direct:pay", purchase.amount(), String.class);
            if (!"paid".equals(answer)) {
                throw new IllegalStateException(answer);
            }
            orders.confirm(purchase);
            return ResponseEntity.ok("confirmed");
        } catch (RuntimeException refused) {
            orders.cancel(purchase);
            return ResponseEntity.status(HttpStatus.CONFLICT).body("cancelled: " + refused.getMessage());
        }
    }
}
