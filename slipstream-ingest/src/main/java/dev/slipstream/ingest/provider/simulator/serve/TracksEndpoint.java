package dev.slipstream.ingest.provider.simulator.serve;

import dev.slipstream.ingest.provider.simulator.world.Moment;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import dev.slipstream.ingest.provider.simulator.world.Slot;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /tracks}, under the three paths by which clients ask for it. */
final class TracksEndpoint {

    /** The prose's, pyopensky's, and that of the sample and of OpenSky's own client. */
    static final Set<String> PATHS = Set.of("/tracks", "/tracks/", "/tracks/all");

    private static final long OLDEST_SECONDS = 30 * 86_400L;

    private final SimulatedWorld world;
    private final Map<String, Slot> slots = new HashMap<>();

    TracksEndpoint(SimulatedWorld world) {
        this.world = world;
        world.slots().forEach(slot -> slots.put(slot.icao24(), slot));
    }

    /** The credits that a call takes; throws {@link BadParameter} where it will not be answered. */
    static int cost(Parameters parameters, Instant now) {
        parameters.text("icao24");
        long second = parameters.findInteger("time").orElse(0);
        if (second == 0) {
            return CreditCost.ofHistory(now.getEpochSecond(), now.getEpochSecond(), now);
        }
        if (second < now.getEpochSecond() - OLDEST_SECONDS) {
            throw new BadParameter("The time is more than 30 days ago.");
        }
        return CreditCost.ofHistory(second, second, now);
    }

    ApiResponse answer(Parameters parameters, Instant now) {
        Slot slot = slots.get(parameters.text("icao24").toLowerCase(Locale.ROOT));
        long asked = parameters.findInteger("time").orElse(0);
        long second = asked == 0 ? now.getEpochSecond() : asked;
        Track track = slot == null || second > now.getEpochSecond() ? null : find(slot, second, asked == 0, now);
        return track == null ? ApiResponse.empty(404) : ApiResponse.json(200, track.json());
    }

    private @Nullable Track find(Slot slot, long second, boolean live, Instant now) {
        Moment moment = world.newMoment();
        if (!world.look(slot.number(), second, moment)) {
            return null;
        }
        long cycle = slot.startOfCycle(moment.cycle);
        long departure = cycle + (long) Math.ceil(moment.leg.liftOff());
        long arrival = cycle + (long) Math.ceil(moment.leg.touchDown());
        long end = Math.min(arrival, now.getEpochSecond());
        if (end < departure || live && second >= arrival) {
            return null;
        }
        String callsign = moment.callsign;
        List<Waypoint> path = Waypoint.thinned(departure, end, at -> waypoint(slot.number(), at, moment));
        return new Track(slot.icao24(), EstimatedFlight.padded(callsign), path);
    }

    private @Nullable Waypoint waypoint(int number, long second, Moment moment) {
        return world.look(number, second, moment) ? Waypoint.of(second, moment.motion) : null;
    }

    private record Track(String icao24, @Nullable String callsign, List<Waypoint> path) {

        byte[] json() {
            return JsonText.of(json -> {
                json.writeStartObject();
                json.writeStringField("icao24", icao24);
                json.writeNumberField("startTime", path.get(0).second());
                json.writeNumberField("endTime", path.get(path.size() - 1).second());
                json.writeStringField("callsign", callsign);
                json.writeArrayFieldStart("path");
                for (Waypoint waypoint : path) {
                    waypoint.write(json);
                }
                json.writeEndArray();
                json.writeEndObject();
            });
        }
    }
}
