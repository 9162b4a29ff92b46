package dev.slipstream.app.simulate;

import dev.slipstream.core.config.UserError;
import dev.slipstream.ingest.provider.simulator.serve.OpenSkyAnswers;
import dev.slipstream.ingest.provider.simulator.serve.SimulatedClock;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.util.JavalinBindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** The simulator's HTTP server. Everything in it is invented: no roles, no secrets but those of its own clients. */
public final class SimulationServer implements AutoCloseable {

    /** Each stream keeps one thread. */
    private static final int THREADS = 24 + StreamRoutes.MOST_STREAMS;

    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern PORT = Pattern.compile("(?<=[^:]):\\d{1,5}$");

    private final Javalin server;
    private final StreamRoutes streams;
    private final String host;

    private SimulationServer(Javalin server, StreamRoutes streams, String host) {
        this.server = server;
        this.streams = streams;
        this.host = host;
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for any
     */
    public static SimulationServer start(
            Simulation simulation, OpenSkyAnswers answers, SimulatedClock clock, String host, int port) {
        StreamRoutes streams = new StreamRoutes(simulation.positions(), clock);
        OpenSkyRoutes openSky = new OpenSkyRoutes(answers, clock);
        TruthRoutes truth = new TruthRoutes(simulation.truth(), clock);
        boolean loopback = isLoopback(host);
        Javalin server = Javalin.create(config -> {
            configure(config);
            if (loopback) {
                // A page elsewhere whose name was pointed here must not use us.
                config.routes.before(SimulationServer::checkHost);
                config.routes.wsBeforeUpgrade(SimulationServer::checkHost);
            }
            streams.register(config.routes);
            truth.register(config.routes);
            openSky.register(config.routes);
        });
        try {
            server.start(host, port);
        } catch (JavalinBindException e) {
            throw new UserError(
                    "Cannot listen on " + inUrl(host) + ":" + port
                            + ": the port is taken or the address is not of this machine."
                            + " Give another --port (0 for any) or --host.",
                    e);
        }
        return new SimulationServer(server, streams, host);
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.threadPool = new QueuedThreadPool(THREADS, 4);
        config.http.maxRequestSize = 100_000L;
    }

    private static void checkHost(Context context) {
        @Nullable String called = context.header("Host");
        if (called == null
                || !LOOPBACK_NAMES.contains(
                        PORT.matcher(called).replaceFirst("").toLowerCase(Locale.ROOT))) {
            throw new ForbiddenResponse("This server does not answer to the name " + called + ".");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String inUrl(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    /** What the paths are appended to. */
    public String url() {
        String shown = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : inUrl(host);
        return "http://" + shown + ":" + server.port();
    }

    @Override
    public void close() {
        streams.close();
        server.stop();
    }
}
