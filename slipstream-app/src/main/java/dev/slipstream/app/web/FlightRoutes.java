package dev.slipstream.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipstream.app.cli.AnswerJson;
import dev.slipstream.app.cli.Backend;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A flight by its permanent address, an aircraft and any instant in the flight: the answers to the questions
 * {@code flight} and {@code flight-events} as one object. Its fields are their columns.
 */
public final class FlightRoutes implements Routes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Supplier<Backend> backend;

    public FlightRoutes(Supplier<Backend> backend) {
        this.backend = backend;
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.get("/api/v1/flights/{aircraft}/{instant}", this::flight, Role.VIEWER);
    }

    private void flight(Context context) {
        String aircraft = context.pathParam("aircraft");
        String instant = context.pathParam("instant");
        Map<String, String> parameters = Map.of("aircraft", aircraft, "time", instant);
        ArrayNode flights = ask("flight", parameters);
        if (flights.isEmpty()) {
            throw new NotFoundResponse("No flight of " + aircraft + " is known that covers " + instant + ".");
        }
        ObjectNode found = JSON.createObjectNode();
        found.set("flight", flights.get(0));
        found.set("events", ask("flight-events", parameters));
        context.contentType("application/json").result(found.toString());
    }

    /** The rows as objects. */
    private ArrayNode ask(String question, Map<String, String> parameters) {
        ObjectNode answer = AnswerJson.write(backend.get().ask(question, parameters, null));
        ArrayNode rows = JSON.createArrayNode();
        for (JsonNode row : answer.path("rows")) {
            ObjectNode fields = rows.addObject();
            for (int i = 0; i < row.size(); i++) {
                fields.set(answer.path("columns").path(i).path("name").asText(), row.get(i));
            }
        }
        return rows;
    }
}
