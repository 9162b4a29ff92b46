package dev.slipstream.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.app.cli.Backend;
import dev.slipstream.core.config.UserError;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports of files of history: begun with a POST, followed with GETs that wait up to half a minute for news. */
public final class ImportRoutes implements Routes {
    private static final Logger log = LoggerFactory.getLogger(ImportRoutes.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONGEST_WAIT_SECONDS = 30;

    private final Supplier<Backend> backend;
    private @Nullable Run current;

    public ImportRoutes(Supplier<Backend> backend) {
        this.backend = backend;
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.post("/api/v1/imports", this::begin, Role.OPERATOR);
        routes.get("/api/v1/imports/{id}", this::follow, Role.OPERATOR);
    }

    private synchronized void begin(Context context) {
        Backend.ImportOrder order = order(context.body());
        Backend lake = backend.get();
        Run running = current;
        if (running != null && !running.isDone()) {
            throw new UserError("Cannot import now: another import is running. Wait until it is done.");
        }
        Run run = new Run();
        current = run;
        Thread thread = new Thread(() -> run.run(lake, order), "import");
        thread.setDaemon(true);
        thread.start();
        context.status(HttpStatus.ACCEPTED).json(Map.of("id", run.id));
    }

    private void follow(Context context) throws InterruptedException {
        Run run;
        synchronized (this) {
            run = current;
        }
        if (run == null || !run.id.equals(context.pathParam("id"))) {
            throw new UserError("Cannot follow the import: there is none of that number, or another has begun since.");
        }
        Integer after = context.queryParamAsClass("after", Integer.class).getOrDefault(0);
        context.json(run.news(Math.max(0, after)));
    }

    private static Backend.ImportOrder order(String body) {
        try {
            JsonNode order = JSON.readTree(body);
            List<Path> files = new ArrayList<>();
            for (JsonNode file : order.path("files")) {
                Path path = Path.of(file.asText());
                if (!path.isAbsolute()) {
                    throw new UserError("Cannot import " + path + ": write its path from the root on.");
                }
                files.add(path);
            }
            if (files.isEmpty()) {
                throw new UserError("Cannot import: send a JSON object with a list \"files\".");
            }
            return new Backend.ImportOrder(files, text(order, "format"), text(order, "mapping"), text(order, "source"));
        } catch (IOException | InvalidPathException e) {
            throw new UserError("Cannot read the request: its body is not JSON with paths.", e);
        }
    }

    private static @Nullable String text(JsonNode order, String name) {
        return order.path(name).isTextual() ? order.path(name).asText() : null;
    }

    /** One import, which goes on when nobody follows it. */
    private static final class Run {
        private final String id = UUID.randomUUID().toString();
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition news = lock.newCondition();
        private final List<String> lines = new ArrayList<>();
        private @Nullable List<String> account;
        private @Nullable String error;
        private boolean ours;

        void run(Backend lake, Backend.ImportOrder order) {
            try {
                List<String> result = lake.importFiles(order, this::say);
                result.forEach(line -> log.info("Imported: {}", line));
                end(result, null, false);
            } catch (UserError e) {
                end(null, String.valueOf(e.getMessage()), false);
            } catch (RuntimeException | Error e) {
                log.error("An import failed", e);
                end(null, "The import failed: " + e + ". The log has more; import again to go on.", true);
            }
        }

        private void say(String line) {
            lock.lock();
            try {
                lines.add(line);
                news.signalAll();
            } finally {
                lock.unlock();
            }
        }

        private void end(@Nullable List<String> result, @Nullable String problem, boolean isOurs) {
            lock.lock();
            try {
                account = result;
                error = problem;
                ours = isOurs;
                news.signalAll();
            } finally {
                lock.unlock();
            }
        }

        boolean isDone() {
            lock.lock();
            try {
                return account != null || error != null;
            } finally {
                lock.unlock();
            }
        }

        Map<String, @Nullable Object> news(int after) throws InterruptedException {
            lock.lock();
            try {
                long left = TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
                while (lines.size() <= after && !isDone() && left > 0) {
                    left = news.awaitNanos(left);
                }
                Map<String, @Nullable Object> state = new LinkedHashMap<>();
                state.put("lines", List.copyOf(lines.subList(Math.min(after, lines.size()), lines.size())));
                state.put("done", account != null);
                state.put("account", account == null ? List.of() : account);
                state.put("error", error);
                state.put("ours", ours);
                return state;
            } finally {
                lock.unlock();
            }
        }
    }
}
