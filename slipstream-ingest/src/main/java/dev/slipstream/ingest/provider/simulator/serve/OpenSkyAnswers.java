package dev.slipstream.ingest.provider.simulator.serve;

import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The simulated world as OpenSky's REST API: a request and an instant in, an answer out. It remembers the
 * credits that were used, and nothing else. Safe for many threads.
 *
 * <p>Source: OpenSky's REST documentation and its own Python client (repository openskynetwork/opensky-api). What
 * they leave open is said where it is decided: {@link CreditMeter}, {@link CreditCost}, {@link FlightsEndpoint}.
 */
public final class OpenSkyAnswers {

    /** Where tokens are given, as at OpenSky's own host for it. */
    public static final String TOKEN_PATH = "/auth/realms/opensky-network/protocol/openid-connect/token";

    /** What the API's paths begin with. */
    public static final String API_PATH = "/api";

    /**
     * How the API behaves.
     *
     * @param tokenLifetime whole seconds, at least one
     */
    public record Behaviour(List<ApiClient> clients, Duration tokenLifetime, FailureRates failures) {
        /** One demo client, tokens of half an hour, no failures. */
        public static final Behaviour DEFAULT =
                new Behaviour(List.of(ApiClient.DEMO), Duration.ofMinutes(30), FailureRates.NONE);

        public Behaviour {
            clients = List.copyOf(clients);
            if (tokenLifetime.getSeconds() < 1 || tokenLifetime.getNano() != 0) {
                throw new IllegalArgumentException("the lifetime of tokens must be whole seconds, at least one");
            }
        }
    }

    private final long seed;
    private final FailureRates failures;
    private final AccessTokens tokens;
    private final TokenEndpoint token;
    private final StatesSource source;
    private final StatesEndpoint states;
    private final FlightsEndpoint flights;
    private final TracksEndpoint tracks;
    private final CreditMeter credits = new CreditMeter();
    private final AtomicLong calls = new AtomicLong();

    public OpenSkyAnswers(SimulatedWorld world, StatesSource states, ReferenceData reference, Behaviour behaviour) {
        seed = world.seed();
        failures = behaviour.failures();
        tokens = new AccessTokens(behaviour.clients(), behaviour.tokenLifetime());
        token = new TokenEndpoint(tokens);
        this.source = states;
        this.states = new StatesEndpoint(world, states);
        flights = new FlightsEndpoint(world, reference);
        tracks = new TracksEndpoint(world);
    }

    /** Never throws for what was asked. */
    public ApiResponse answer(ApiRequest request, Instant now) {
        return failures.apply(
                seed,
                calls.getAndIncrement(),
                () -> request.path().equals(TOKEN_PATH) ? token.answer(request, now) : api(request, now));
    }

    private ApiResponse api(ApiRequest request, Instant now) {
        if (source.isOut(now.getEpochSecond())) {
            return ApiResponse.text(503, "Service Unavailable");
        }
        if (!request.path().startsWith(API_PATH + "/")) {
            return ApiResponse.text(404, "Not found");
        }
        if (!request.method().equals("GET")) {
            return ApiResponse.text(405, "Method not allowed").with("Allow", "GET");
        }
        Optional<ApiClient> client = Optional.empty();
        String authorization = request.authorization();
        if (authorization != null) {
            client = authorization.startsWith("Bearer ")
                    ? tokens.findHolder(
                            authorization.substring("Bearer ".length()).strip(), now)
                    : Optional.empty();
            if (client.isEmpty()) {
                return ApiResponse.empty(401).with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            }
        }
        try {
            return route(request, client, now);
        } catch (BadParameter e) {
            return ApiResponse.text(400, String.valueOf(e.getMessage()));
        }
    }

    private ApiResponse route(ApiRequest request, Optional<ApiClient> client, Instant now) {
        String path = request.path().substring(API_PATH.length());
        Parameters parameters = new Parameters(request.parameters());
        if (path.equals("/states/own")) {
            return client.map(known -> states.own(parameters, known, now)).orElse(ApiResponse.text(403, "Forbidden"));
        }
        Caller caller = client.map(Caller::of).orElse(Caller.anonymous(request.remoteAddress()));
        if (path.equals("/states/all")) {
            int cost = StatesEndpoint.cost(parameters, caller, now);
            return metered(caller, Bucket.STATES, cost, now, () -> states.all(parameters, caller, now));
        }
        if (TracksEndpoint.PATHS.contains(path)) {
            int cost = TracksEndpoint.cost(parameters, now);
            return metered(caller, Bucket.TRACKS, cost, now, () -> tracks.answer(parameters, now));
        }
        Optional<FlightsEndpoint.Kind> kind = FlightsEndpoint.Kind.find(path);
        if (kind.isPresent()) {
            int cost = FlightsEndpoint.cost(kind.get(), parameters, now);
            return metered(caller, Bucket.FLIGHTS, cost, now, () -> flights.answer(kind.get(), parameters, now));
        }
        return ApiResponse.text(404, "Not found");
    }

    /** A call that finds nothing has searched, and costs the same. */
    private ApiResponse metered(Caller caller, Bucket bucket, int cost, Instant now, Supplier<ApiResponse> call) {
        CreditMeter.Verdict verdict = credits.take(caller, bucket, cost, now);
        if (!verdict.granted()) {
            return ApiResponse.text(429, "Too many requests")
                    .with("X-Rate-Limit-Retry-After-Seconds", String.valueOf(verdict.retryAfterSeconds()));
        }
        return call.get().with("X-Rate-Limit-Remaining", String.valueOf(verdict.remaining()));
    }
}
