package dev.slipstream.app.web;

import dev.slipstream.app.embedded.Ports;
import dev.slipstream.core.config.UserError;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.Location;
import io.javalin.security.RouteRole;
import io.javalin.util.JavalinBindException;
import io.javalin.websocket.WsHandlerType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: the page's files, the API and the live WebSocket, behind one {@link Guard}. */
public final class WebServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WebServer.class);
    private static final int THREADS = 24;
    /** The page loads nothing from elsewhere and runs no inline script. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; worker-src 'self' blob:; "
            + "img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; connect-src 'self'; "
            + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private final Javalin server;
    private final String host;

    private WebServer(Javalin server, String host) {
        this.server = server;
        this.host = host;
    }

    /**
     * Where to listen and who may call.
     *
     * @param allowedHosts further names under which the server may be called
     * @param token the secret of the operator role
     */
    public record Access(String host, int preferredPort, List<String> allowedHosts, String token) {}

    /** Starts to listen; the preferred port is replaced when it is taken. */
    public static WebServer start(Access access, List<Routes> routes) {
        Guard guard = new Guard(access.host(), access.allowedHosts(), access.token());
        int port = Ports.preferredOrFree(access.preferredPort());
        Javalin server = Javalin.create(config -> {
            configure(config);
            requireRoles(config);
            config.routes.before(guard::checkAddressing);
            config.routes.beforeMatched(guard::checkRole);
            config.routes.wsBeforeUpgrade(context -> {
                guard.checkAddressing(context);
                guard.checkRole(context);
            });
            config.routes.after(WebServer::addSecurityHeaders);
            config.routes.exception(UserError.class, WebServer::answerUserError);
            config.routes.exception(HttpResponseException.class, WebServer::answerRefusal);
            config.routes.exception(Exception.class, WebServer::answerBug);
            routes.forEach(group -> group.register(config.routes));
        });
        try {
            server.start(access.host(), port);
        } catch (JavalinBindException e) {
            throw new UserError(
                    "Cannot listen on " + Guard.inUrl(access.host()) + ":" + port + ": " + reason(e)
                            + ". Set http.host to an address of this machine and http.port to a port that you may use.",
                    e);
        }
        return new WebServer(server, access.host());
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.threadPool = new QueuedThreadPool(THREADS, 4);
        config.http.maxRequestSize = 1_000_000L;
        if (WebServer.class.getResource("/ui/index.html") == null) {
            log.warn("The page is not in this build; the API works. Build it without -Dui.skip.");
            return;
        }
        config.staticFiles.add(files -> {
            files.directory = "/ui";
            files.location = Location.CLASSPATH;
            files.roles = Set.of(Role.PUBLIC);
        });
    }

    /** No route is registered without saying who may call it. */
    private static void requireRoles(JavalinConfig config) {
        config.events.handlerAdded(added -> {
            if (added.getHttpMethod().isHttpMethod()) {
                requireOneRole(added.getHttpMethod() + " " + added.getPath(), added.getRoles());
            }
        });
        config.events.wsHandlerAdded(added -> {
            if (added.getHandlerType() == WsHandlerType.WEBSOCKET) {
                requireOneRole("WebSocket " + added.getPath(), added.getRoles());
            }
        });
    }

    private static void requireOneRole(String route, Set<RouteRole> roles) {
        if (roles.size() != 1) {
            throw new IllegalArgumentException("Cannot serve " + route + ": it names " + roles.size()
                    + " roles. Name exactly one Role where it is registered.");
        }
    }

    private static void addSecurityHeaders(Context context) {
        context.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
    }

    private static void answerUserError(UserError error, Context context) {
        context.status(HttpStatus.BAD_REQUEST).json(Map.of("error", String.valueOf(error.getMessage())));
    }

    private static void answerRefusal(HttpResponseException refusal, Context context) {
        context.status(refusal.getStatus()).json(Map.of("error", String.valueOf(refusal.getMessage())));
    }

    private static void answerBug(Exception error, Context context) {
        log.error("Cannot answer {} {}", context.method(), context.path(), error);
        context.status(HttpStatus.INTERNAL_SERVER_ERROR)
                .json(Map.of("error", "This is a fault in Slipstream; the log has its trace."));
    }

    /** Where the page is. */
    public String url() {
        String shown = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : Guard.inUrl(host);
        return "http://" + shown + ":" + server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
