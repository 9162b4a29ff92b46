package dev.slipstream.ingest.provider.simulator.serve;

import dev.slipstream.core.geo.BoundingBox;
import dev.slipstream.ingest.provider.simulator.heard.StatesRequest;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /states/all} and {@code /states/own}: which second, which rows, what they cost. */
final class StatesEndpoint {

    private static final int ANONYMOUS_GRID_SECONDS = 10;
    private static final int CLIENT_GRID_SECONDS = 5;
    private static final int OLDEST_SECONDS = 3600;

    private final SimulatedWorld world;
    private final StatesSource states;

    StatesEndpoint(SimulatedWorld world, StatesSource states) {
        this.world = world;
        this.states = states;
    }

    /** The credits that a call takes; throws {@link BadParameter} where it will not be answered. */
    static int cost(Parameters parameters, Caller caller, Instant now) {
        BoundingBox box = parameters.findBox();
        secondOfAll(parameters, caller, now);
        return CreditCost.ofStates(box == null ? Double.POSITIVE_INFINITY : Math.abs(width(box)));
    }

    private static double width(BoundingBox box) {
        return (box.north() - box.south()) * (box.east() - box.west());
    }

    ApiResponse all(Parameters parameters, Caller caller, Instant now) {
        StatesRequest request = new StatesRequest(
                parameters.findBox(), parameters.addresses(), parameters.isTrue("extended"), grid(caller));
        return ApiResponse.json(200, states.answer(secondOfAll(parameters, caller, now), request));
    }

    /** Of the client's own receivers: free, of any time, to the second. */
    ApiResponse own(Parameters parameters, ApiClient client, Instant now) {
        long asked = parameters.findInteger("time").orElse(0);
        long second = asked == 0 ? now.getEpochSecond() : Math.min(asked, now.getEpochSecond());
        OwnReceivers receivers = OwnReceivers.of(client, world);
        Set<Long> serials = parameters.findSerials();
        boolean extended = parameters.isTrue("extended");
        byte[] heard = AnswerRows.rewrite(
                states.answer(second, new StatesRequest(null, parameters.addresses(), true, 1)),
                row -> withSensors(row, receivers, serials));
        return ApiResponse.json(200, extended ? heard : AnswerRows.rewrite(heard, AnswerRows.Row::withoutCategory));
    }

    private static byte @Nullable [] withSensors(
            AnswerRows.Row row, OwnReceivers receivers, @Nullable Set<Long> serials) {
        Double latitude = row.latitude();
        Double longitude = row.longitude();
        if (latitude == null || longitude == null) {
            return null;
        }
        String sensors = receivers.findSensors(latitude, longitude, serials);
        return sensors == null ? null : row.withSensors(sensors);
    }

    private static int grid(Caller caller) {
        return caller.isAnonymous() ? ANONYMOUS_GRID_SECONDS : CLIENT_GRID_SECONDS;
    }

    /** Anonymous users see the newest; others may look back an hour. What is to come is not shown. */
    private static long secondOfAll(Parameters parameters, Caller caller, Instant now) {
        long newest = now.getEpochSecond();
        OptionalLong asked = caller.isAnonymous() ? OptionalLong.empty() : parameters.findInteger("time");
        long second = asked.isEmpty() || asked.getAsLong() == 0 ? newest : asked.getAsLong();
        if (second < newest - OLDEST_SECONDS) {
            throw new BadParameter("The time is more than an hour ago.");
        }
        return Math.floorDiv(Math.min(second, newest), (long) grid(caller)) * grid(caller);
    }
}
