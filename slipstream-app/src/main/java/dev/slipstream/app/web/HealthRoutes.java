package dev.slipstream.app.web;

import dev.slipstream.app.health.Readiness;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;

/** {@code /health/live}, {@code /health/ready} and {@code /metrics}, for whoever watches the process. */
public final class HealthRoutes implements Routes {
    private final Readiness readiness;
    private final PrometheusMeterRegistry meters;

    public HealthRoutes(Readiness readiness, PrometheusMeterRegistry meters) {
        this.readiness = readiness;
        this.meters = meters;
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.get("/health/live", context -> answer(context, readiness.isLive()), Role.PUBLIC);
        routes.get("/health/ready", context -> answer(context, readiness.isReady()), Role.PUBLIC);
        routes.get("/metrics", this::metrics, Role.VIEWER);
    }

    private void answer(Context context, boolean good) {
        context.status(good ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .json(Map.of("ok", good, "parts", readiness.describe()));
    }

    private void metrics(Context context) {
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(meters.scrape());
    }
}
