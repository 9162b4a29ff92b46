package dev.slipstream.app.simulate;

import dev.slipstream.core.report.TableFormat;
import dev.slipstream.ingest.provider.simulator.serve.GroundTruth;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** {@code /truth/TABLE?from=&to=&format=}: the last hour as JSON when nothing else is asked for. */
final class TruthRoutes {

    private static final Duration DEFAULT_SPAN = Duration.ofHours(1);
    private static final Duration LONGEST_SPAN = Duration.ofDays(8);

    private final GroundTruth truth;
    private final InstantSource clock;

    TruthRoutes(GroundTruth truth, InstantSource clock) {
        this.truth = truth;
        this.clock = clock;
    }

    void register(RoutesConfig routes) {
        routes.get("/truth/{table}", this::table);
        routes.get("/clock", context -> context.json("{\"now\":\"" + clock.instant() + "\"}"));
    }

    private void table(Context context) {
        GroundTruth.TruthTable table = truth.find(context.pathParam("table"))
                .orElseThrow(() -> new NotFoundResponse("There are these tables: " + truth.names()));
        Instant to = time(context.queryParam("to"), clock.instant());
        Instant from = time(context.queryParam("from"), to.minus(DEFAULT_SPAN));
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST_SPAN) > 0) {
            throw new BadRequestResponse("from must be before to, by at most " + LONGEST_SPAN.toDays() + " days");
        }
        String format = context.queryParam("format");
        if (format == null || format.equals("json")) {
            context.contentType("application/json").result(TableFormat.JSON.text(table.between(from, to)));
        } else if (format.equals("csv")) {
            context.contentType("text/csv").result(TableFormat.CSV.text(table.between(from, to)));
        } else {
            throw new BadRequestResponse("format is json or csv");
        }
    }

    /** Seconds since 1970, or ISO 8601. */
    private static Instant time(@Nullable String text, Instant absent) {
        if (text == null || text.isBlank()) {
            return absent;
        }
        try {
            return text.matches("\\d{1,11}") ? Instant.ofEpochSecond(Long.parseLong(text)) : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new BadRequestResponse("'" + text + "' is no time; write 2026-11-20T10:15:00Z or seconds since 1970");
        }
    }
}
