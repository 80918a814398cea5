package io.ordercompensation.support.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** Places orders over HTTP, as the shop's own program would, and counts the answers. */
final class ShopFront {

    private static final int CONFIRMED = 1;
    private static final Map<Integer, String> KINDS =
            Map.of(2, "price or stock", 3, "user", 4, "coupon", 5, "balance", 1, "order", 0, "a failed step");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ObjectMapper mapper = new ObjectMapper();
    private final URI orders;
    private final String login;
    private final Map<String, Integer> refused = new TreeMap<>();
    private int asked;
    private int confirmed;
    private int unanswered;

    /** @param login name and password, with a colon between */
    ShopFront(URI product, String login) {
        this.orders = product.resolve("/orders");
        this.login = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers whether the order is confirmed. */
    boolean place(String order) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(orders)
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", login)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(order))
                .build();
        try {
            return count(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            count();
            return false;
        }
    }

    private synchronized void count() {
        asked++;
        unanswered++;
    }

    private synchronized boolean count(HttpResponse<String> answer) throws IOException {
        asked++;
        JsonNode body = mapper.readTree(answer.body());
        int code = body.path("code").asInt(-1);
        if (answer.statusCode() == 200 && code == CONFIRMED) {
            confirmed++;
            return true;
        }
        if (answer.statusCode() == 503) {
            unanswered++;
        } else {
            refused.merge(KINDS.getOrDefault(code / 10_000, "another reason"), 1, Integer::sum);
        }
        return false;
    }

    synchronized int confirmed() {
        return confirmed;
    }

    /** For the report: how many were asked for, confirmed and refused, and why. */
    synchronized String summary() {
        StringBuilder reasons = new StringBuilder();
        refused.forEach((kind, times) -> reasons.append(reasons.isEmpty() ? "" : ", ")
                .append(times)
                .append(" for ")
                .append(kind));
        return "%d orders asked for: %d confirmed, %d refused (%s)%s"
                .formatted(
                        asked,
                        confirmed,
                        refused.values().stream().mapToInt(Integer::intValue).sum(),
                        reasons,
                        unanswered == 0 ? "" : ", " + unanswered + " without an answer");
    }
}
