package dev.slipstream.app.web;

import dev.slipstream.app.live.LiveAircraft;
import dev.slipstream.app.live.LivePicture;
import dev.slipstream.app.live.TrailPoint;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.reference.AircraftEntry;
import dev.slipstream.core.reference.Airport;
import dev.slipstream.core.reference.AirportSize;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.reference.Route;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the map asks about single aircraft and airports. Field names and units: docs/reference/api.md. */
public final class AircraftRoutes implements Routes {
    private final LivePicture picture;
    private final ReferenceData reference;

    public AircraftRoutes(LivePicture picture, ReferenceData reference) {
        this.picture = picture;
        this.reference = reference;
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.get("/api/v1/aircraft/{key}", this::aircraft, Role.VIEWER);
        routes.get("/api/v1/airports", this::airports, Role.VIEWER);
    }

    private void aircraft(Context context) {
        String key = context.pathParam("key");
        LiveAircraft found =
                picture.find(key).orElseThrow(() -> new NotFoundResponse("No aircraft " + key + " was heard lately."));
        context.json(describe(found));
    }

    private Map<String, Object> describe(LiveAircraft live) {
        StateVector state = live.latest();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("aircraft", state.aircraft());
        fields.put("callsign", state.callsign());
        describeAirframe(state, fields);
        fields.put("operator", operator(state.callsign()));
        fields.put("registryCountry", country(reference.registryCountryOf(state.aircraft())));
        fields.put("route", route(state.callsign()));
        fields.put("seenAt", state.seenAt().toString());
        fields.put(
                "positionAt",
                live.positionAt() == null ? null : live.positionAt().toString());
        Position position = live.position();
        fields.put("latitude", position == null ? null : position.latitude());
        fields.put("longitude", position == null ? null : position.longitude());
        fields.put("baroAltitudeMeters", state.baroAltitudeMeters());
        fields.put("geoAltitudeMeters", state.geoAltitudeMeters());
        fields.put("onGround", state.onGround());
        fields.put("groundSpeedMps", state.motion().groundSpeedMps());
        fields.put("trackDegrees", state.motion().trackDegrees());
        fields.put("verticalRateMps", state.motion().verticalRateMps());
        fields.put("squawk", state.squawk());
        fields.put("category", state.category());
        fields.put("source", state.origin().source());
        fields.put("captureId", state.origin().captureId());
        fields.put("itemIndex", state.origin().itemIndex());
        fields.put("trail", live.trail().stream().map(AircraftRoutes::point).toList());
        return fields;
    }

    private void describeAirframe(StateVector state, Map<String, @Nullable Object> fields) {
        Optional<AircraftEntry> entry = reference.findAircraft(state.aircraft());
        String type = entry.map(AircraftEntry::type).orElse(null);
        fields.put("registration", entry.map(AircraftEntry::registration).orElse(null));
        fields.put("typeCode", type);
        fields.put(
                "typeName",
                type == null
                        ? null
                        : reference
                                .findAircraftType(type)
                                .map(known -> known.manufacturer() + " " + known.model())
                                .orElse(null));
    }

    private @Nullable Object operator(@Nullable String callsign) {
        return callsign == null
                ? null
                : reference
                        .findOperatorOfCallsign(callsign)
                        .map(operator -> Map.of("code", operator.icaoCode(), "name", operator.name()))
                        .orElse(null);
    }

    private @Nullable Object country(@Nullable String code) {
        return code == null
                ? null
                : reference
                        .findCountry(code)
                        .map(country -> Map.of("code", country.code(), "name", country.name()))
                        .orElse(null);
    }

    /** The route table's first and last airport for this callsign; a table entry, not what was seen. */
    private @Nullable Object route(@Nullable String callsign) {
        Optional<Route> route = callsign == null ? Optional.empty() : reference.findRoute(callsign);
        if (route.isEmpty()) {
            return null;
        }
        List<String> stops = route.get().airports();
        Optional<Airport> from = reference.findAirport(stops.get(0));
        Optional<Airport> to = reference.findAirport(stops.get(stops.size() - 1));
        if (from.isEmpty() || to.isEmpty()) {
            return null;
        }
        return Map.of("from", airport(from.get()), "to", airport(to.get()), "source", "route table");
    }

    private static Map<String, @Nullable Object> airport(Airport airport) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("icao", airport.ident());
        fields.put("iata", airport.iataCode());
        fields.put("name", airport.name());
        fields.put("lat", airport.position().latitude());
        fields.put("lon", airport.position().longitude());
        return fields;
    }

    private static List<@Nullable Object> point(TrailPoint point) {
        List<@Nullable Object> row = new ArrayList<>(4);
        row.add(point.epochMillis() / 1000);
        row.add(Math.round(point.latitude() * 1e5) / 1e5);
        row.add(Math.round(point.longitude() * 1e5) / 1e5);
        row.add(point.altitudeMeters() == null ? null : Math.round(point.altitudeMeters()));
        return row;
    }

    private void airports(Context context) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Airport airport : reference.listAirports()) {
            List<@Nullable Object> row = new ArrayList<>(6);
            row.add(airport.ident());
            row.add(airport.iataCode());
            row.add(airport.name());
            row.add(airport.position().latitude());
            row.add(airport.position().longitude());
            row.add(airport.size() == AirportSize.LARGE ? 2 : airport.size() == AirportSize.MEDIUM ? 1 : 0);
            rows.add(row);
        }
        context.header("Cache-Control", "max-age=3600").json(Map.of("airports", rows));
    }
}
