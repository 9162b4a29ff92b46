package dev.slipstream.app.web;

import dev.slipstream.app.cli.Backend;
import dev.slipstream.app.explain.Subject;
import dev.slipstream.app.export.ExportOrder;
import dev.slipstream.app.health.Readiness;
import dev.slipstream.app.live.LiveFeed;
import dev.slipstream.app.live.LivePicture;
import dev.slipstream.core.config.UserError;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.lakehouse.question.Answer;
import dev.slipstream.stream.settle.ReferenceChoice;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Every group of routes that the program has, over parts that a test can look into. */
final class AllRoutes {
    static final String TOKEN = "0123456789abcdef";

    final LivePicture picture = new LivePicture(Duration.ofMinutes(1));
    final LiveFeed feed = new LiveFeed(picture);
    final Readiness readiness = new Readiness();
    final AtomicInteger stops = new AtomicInteger();

    List<Routes> list() {
        ReferenceData reference = ReferenceData.bundled();
        return List.of(
                new HealthRoutes(readiness, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)),
                new BasemapRoutes(),
                new AircraftRoutes(picture, reference),
                new LiveRoutes(feed, reference, Clock.systemUTC()),
                new QueryRoutes(OneQuestion::new),
                new TableRoutes(OneQuestion::new),
                new FlightRoutes(OneQuestion::new),
                new ImportRoutes(OneQuestion::new),
                new ControlRoutes(() -> Map.of("ready", true), OneQuestion::new, stops::incrementAndGet));
    }

    WebServer start(int port) {
        return WebServer.start(new WebServer.Access("127.0.0.1", port, List.of(), TOKEN), list());
    }

    /** Answers the question "known" and any SQL with one row; breaks on the statement "bug". */
    private static final class OneQuestion implements Backend {
        @Override
        public Map<String, Object> status() {
            return Map.of();
        }

        @Override
        public void stop() {
            throw new AssertionError("the routes stop the process, not the backend");
        }

        @Override
        public List<QuestionInfo> questions() {
            return List.of(new QuestionInfo("known", "Known?", "", null, List.of()));
        }

        @Override
        public Answer ask(String question, Map<String, String> parameters, Instant at, Instant asOf) {
            if (!question.equals("known")) {
                throw new UserError("Cannot answer \"" + question + "\": there is no such question. There are known.");
            }
            return row(parameters + " at " + at + (asOf == null ? "" : " as of " + asOf));
        }

        @Override
        public Answer sql(String sql, Instant asOf) {
            if (sql.equals("bug")) {
                throw new IllegalStateException("a secret of the inside");
            }
            return row(sql + (asOf == null ? "" : " as of " + asOf));
        }

        @Override
        public Answer tables() {
            return row("silver.states");
        }

        @Override
        public Answer snapshots(String table) {
            return row("snapshots of " + table);
        }

        @Override
        public void rollBack(String table, long snapshot) {
            if (!table.equals("silver.states")) {
                throw new UserError("Cannot find the table " + table + ".");
            }
        }

        @Override
        public List<String> rebuild(Instant from, Instant to, ReferenceChoice reference) {
            return List.of(from + " " + to);
        }

        @Override
        public Verification verify(Instant from, Instant to) {
            return new Verification(true, List.of());
        }

        @Override
        public List<String> export(ExportOrder order) {
            return List.of(order.toString());
        }

        @Override
        public Map<String, Object> explain(Subject subject) {
            return Map.of("subject", subject.path());
        }

        @Override
        public Verification diff(Instant from, Instant to, ReferenceChoice reference, int rows) {
            return new Verification(true, List.of());
        }

        @Override
        public List<String> importFiles(ImportOrder order, Consumer<String> progress) {
            progress.accept("reading " + order.files());
            if (order.source() != null) {
                throw new UserError("Cannot import as " + order.source() + ".");
            }
            return List.of("imported " + order.files().size());
        }

        @Override
        public void close() {}

        private static Answer row(String text) {
            return new Answer(
                    List.of(new Answer.Column("text", "VARCHAR")), List.of(Arrays.asList(text)), false, Duration.ZERO);
        }
    }
}
