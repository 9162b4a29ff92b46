package dev.slipstream.app.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.app.cli.RunFile;
import dev.slipstream.core.config.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** What a command must know of the process that runs, to work beside it. */
final class RunningProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private RunningProcess() {}

    /** The broker of the running process. */
    static String bootstrapServers(RunFile running) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(running.url() + "/api/v1/status"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + running.token())
                .build();
        try {
            HttpResponse<byte[]> response = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode servers = new ObjectMapper().readTree(response.body()).path("bootstrapServers");
            if (servers.isTextual()) {
                return servers.textValue();
            }
            throw new UserError("Cannot replay yet: the running Slipstream (" + running
                    + ") has no Kafka so far. Try again in a few seconds.");
        } catch (IOException e) {
            throw new UserError(
                    "Cannot reach the running Slipstream (" + running + "): " + e.getMessage()
                            + ". If it hangs, end process " + running.pid() + " and try again.",
                    e);
        }
    }

    /** @throws UserError when no process runs on the folder any more */
    static void requireAlive(Path dataDir) {
        if (RunFile.findRunning(dataDir).isEmpty()) {
            throw new UserError("Cannot wait for the rows: the Slipstream on " + dataDir + " has ended meanwhile. "
                    + "What was replayed is kept; `./slipstream run --data " + dataDir
                    + "` brings it into the tables.");
        }
    }
}
