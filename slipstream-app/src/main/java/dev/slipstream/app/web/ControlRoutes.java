package dev.slipstream.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipstream.app.cli.Backend;
import dev.slipstream.app.cli.ExportJson;
import dev.slipstream.core.config.UserError;
import dev.slipstream.stream.settle.ReferenceChoice;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the process is doing, and what changes it. */
public final class ControlRoutes implements Routes {
    private static final int SHOWN_ROWS = 5;
    private static final int MOST_ROWS = 10_000;

    private final Supplier<Map<String, @Nullable Object>> status;
    private final Supplier<Backend> backend;
    private final Runnable stop;

    public ControlRoutes(Supplier<Map<String, @Nullable Object>> status, Supplier<Backend> backend, Runnable stop) {
        this.status = status;
        this.backend = backend;
        this.stop = stop;
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.get("/api/v1/status", context -> context.json(status.get()), Role.VIEWER);
        routes.post("/api/v1/stop", this::stop, Role.OPERATOR);
        routes.post("/api/v1/rebuild", this::rebuild, Role.OPERATOR);
        routes.post("/api/v1/verify", this::verify, Role.OPERATOR);
        routes.post("/api/v1/export", this::export, Role.OPERATOR);
        routes.post("/api/v1/diff", this::diff, Role.OPERATOR);
    }

    private void stop(Context context) {
        context.status(HttpStatus.ACCEPTED).json(Map.of("stopping", true));
        stop.run();
    }

    private void rebuild(Context context) {
        context.json(Map.of(
                "lines", backend.get().rebuild(instant(context, "from"), instant(context, "to"), reference(context))));
    }

    private void verify(Context context) {
        Backend.Verification verified = backend.get().verify(instant(context, "from"), instant(context, "to"));
        context.json(Map.of("equal", verified.equal(), "lines", verified.lines()));
    }

    private void export(Context context) {
        context.json(Map.of("lines", backend.get().export(ExportJson.read(context.body()))));
    }

    private void diff(Context context) {
        Backend.Verification compared =
                backend.get().diff(instant(context, "from"), instant(context, "to"), reference(context), rows(context));
        context.json(Map.of("equal", compared.equal(), "lines", compared.lines()));
    }

    private static ReferenceChoice reference(Context context) {
        JsonNode choice = QueryRoutes.body(context).path("reference");
        return choice.isMissingNode() ? ReferenceChoice.SEALED : ReferenceChoice.parse(choice.asText());
    }

    private static int rows(Context context) {
        JsonNode rows = QueryRoutes.body(context).path("rows");
        if (rows.isMissingNode()) {
            return SHOWN_ROWS;
        }
        if (!rows.isInt() || rows.intValue() < 0 || rows.intValue() > MOST_ROWS) {
            throw new UserError("Cannot show " + rows + " rows. Write a number from 0 to " + MOST_ROWS + ".");
        }
        return rows.intValue();
    }

    private static Instant instant(Context context, String name) {
        String text = QueryRoutes.textField(context, name);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new UserError("Cannot read " + name + " " + text + ". Write it as 2026-11-20T10:00:00Z.", e);
        }
    }
}
