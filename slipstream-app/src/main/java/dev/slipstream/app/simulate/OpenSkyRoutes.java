package dev.slipstream.app.simulate;

import dev.slipstream.ingest.provider.simulator.serve.ApiRequest;
import dev.slipstream.ingest.provider.simulator.serve.ApiResponse;
import dev.slipstream.ingest.provider.simulator.serve.OpenSkyAnswers;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Hands requests to {@link OpenSkyAnswers} and delivers what it says, also half or not at all. */
final class OpenSkyRoutes {

    /** Longer than any client waits. */
    private static final int STALL_SECONDS = 300;

    private final OpenSkyAnswers answers;
    private final InstantSource clock;

    OpenSkyRoutes(OpenSkyAnswers answers, InstantSource clock) {
        this.answers = answers;
        this.clock = clock;
    }

    void register(RoutesConfig routes) {
        routes.get("/<path>", this::answer);
        routes.post("/<path>", this::answer);
    }

    private void answer(Context context) throws IOException {
        Map<String, List<String>> parameters = new HashMap<>(context.queryParamMap());
        if (context.method().name().equals("POST")) {
            context.formParamMap()
                    .forEach((name, values) -> parameters
                            .computeIfAbsent(name, n -> new ArrayList<>())
                            .addAll(values));
        }
        ApiRequest request = new ApiRequest(
                context.method().name(), context.path(), parameters, context.header("Authorization"), context.ip());
        deliver(context, answers.answer(request, clock.instant()));
    }

    private static void deliver(Context context, ApiResponse answer) throws IOException {
        context.status(answer.status());
        answer.headers().forEach(context::header);
        switch (answer.delivery()) {
            case WHOLE -> context.result(answer.body());
            case HALF -> sendHalf(context.res(), answer.body());
            case STALLED ->
                context.future(
                        () -> new CompletableFuture<>().completeOnTimeout(context, STALL_SECONDS, TimeUnit.SECONDS));
        }
    }

    /** The server ends the connection, as fewer bytes come than were announced. */
    private static void sendHalf(HttpServletResponse response, byte[] body) throws IOException {
        response.setContentLength(body.length);
        response.getOutputStream().write(body, 0, body.length / 2);
        response.flushBuffer();
    }
}
