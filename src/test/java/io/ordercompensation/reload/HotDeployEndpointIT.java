package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;

/** Hot deploy as an operator meets it with curl: viewers look, operators roll back, under a manifest that both obey. */
class HotDeployEndpointIT {

    private static final String FILE = "routes/notes.camel.yaml";
    private static final String ONE =
            "- route: {id: notes, description: one, from: {uri: 'direct:notes', steps: [{log: {message: seen}}]}}\n";
    private static final String TWO = ONE.replace("one", "two");

    private final HttpClient http = HttpClient.newHttpClient();

    private HotShop hot;

    @Test
    void viewersLookAndOperatorsRollBack(@TempDir Path folder) throws Exception {
        try (HotShop shop = new HotShop(folder)) {
            hot = shop;
            account(0, "ann", "operator");
            account(1, "vic", "viewer");
            hot.app().withManagement();
            hot.with("compensation.hot-deploy.manifest", folder.resolve("manifest"));
            manifest(folder, ONE, TWO);
            hot.start();
            hot.deploy(FILE, ONE);
            hot.deploy(FILE, TWO);
            assertThat(hot.refused(FILE, TWO + "# not listed\n").message()).contains("the manifest");

            assertThat(send("vic", "GET", "").body()).contains("\"outcome\" : \"REJECTED\"", "routes notes");
            assertThat(send("vic", "POST", "/rollback?file=" + FILE).statusCode())
                    .isEqualTo(403);
            assertThat(send("ann", "POST", "/rollback?file=" + FILE).statusCode())
                    .isEqualTo(200);
            assertThat(Files.readString(hot.path(FILE))).isEqualTo(TWO);
            HttpResponse<String> back = send("ann", "POST", "/rollback?file=" + FILE);
            assertThat(back.body()).contains("\"by\" : \"ann\"", "\"rejected\" : [ ]");
            assertThat(hot.camel().getRoute("notes").getDescription()).isEqualTo("one");
            manifest(folder, ONE);
            assertThat(send("ann", "POST", "/rollback?file=" + FILE).body()).contains("the manifest", "400");
            assertThat(send("ann", "POST", "/rollback?file=../../etc/passwd").statusCode())
                    .isEqualTo(400);
        }
    }

    private void account(int index, String name, String role) {
        String account = "compensation.management.accounts[" + index + "].";
        hot.with(account + "name", name)
                .with(account + "password", "{noop}secret")
                .with(account + "role", role);
    }

    private static void manifest(Path folder, String... texts) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String text : texts) {
            lines.append(FileText.of(FILE, text).hash())
                    .append("  ")
                    .append(FILE)
                    .append("\n");
        }
        Files.writeString(folder.resolve("manifest"), lines);
    }

    private HttpResponse<String> send(String user, String method, String path) throws Exception {
        String port = hot.bean(Environment.class).getProperty("local.management.port");
        String login = Base64.getEncoder().encodeToString((user + ":secret").getBytes(StandardCharsets.UTF_8));
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/routes-deployed" + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .header("Authorization", "Basic " + login)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
