package dev.slipstream.ingest.provider.simulator.serve;

import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.ingest.provider.simulator.fault.FaultRates;
import dev.slipstream.ingest.provider.simulator.heard.Receivers;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A small world behind the API, with a clock that the test moves. */
final class ApiWorld {

    static final SimulatedWorld WORLD = SimulatedWorld.of(600, 42, ReferenceData.bundled());
    static final Instant NOON = Instant.parse("2026-11-20T12:00:03Z");
    static final ApiClient STANDARD = new ApiClient("ann", "s1", AccountClass.STANDARD);
    static final ApiClient FEEDER = new ApiClient("fred", "s2", AccountClass.FEEDER);
    static final ApiClient LICENSED = new ApiClient("lou", "s3", AccountClass.LICENSED);

    final OpenSkyAnswers answers;
    Instant now = NOON;
    String address = "192.0.2.1";

    ApiWorld() {
        this(FailureRates.NONE);
    }

    ApiWorld(FailureRates failures) {
        answers = new OpenSkyAnswers(
                WORLD,
                new SimulatedStates(WORLD, new Receivers(WORLD), FaultRates.NONE, 10),
                ReferenceData.bundled(),
                new OpenSkyAnswers.Behaviour(List.of(STANDARD, FEEDER, LICENSED), Duration.ofMinutes(30), failures));
    }

    /** The answer to an anonymous user. */
    ApiResponse get(String pathAndQuery) {
        return send("GET", pathAndQuery, null);
    }

    ApiResponse get(String pathAndQuery, String token) {
        return send("GET", pathAndQuery, "Bearer " + token);
    }

    String token(ApiClient client) {
        Map<String, Object> answer =
                PlainJson.object(askToken(client.id(), client.secret()).body());
        return (String) answer.get("access_token");
    }

    ApiResponse askToken(String id, String secret) {
        return send(
                "POST",
                OpenSkyAnswers.TOKEN_PATH + "?grant_type=client_credentials&client_id=" + id + "&client_secret="
                        + secret,
                null);
    }

    ApiResponse send(String method, String pathAndQuery, String authorization) {
        String[] parts = pathAndQuery.split("\\?", 2);
        Map<String, List<String>> parameters = new HashMap<>();
        if (parts.length == 2) {
            for (String pair : parts[1].split("&")) {
                String[] sides = pair.split("=", 2);
                parameters
                        .computeIfAbsent(sides[0], name -> new ArrayList<>())
                        .add(URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
            }
        }
        return answers.answer(new ApiRequest(method, parts[0], parameters, authorization, address), now);
    }

    static List<List<Object>> states(ApiResponse answer) {
        return PlainJson.rows(PlainJson.object(answer.body()).get("states"));
    }

    static String text(ApiResponse answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
