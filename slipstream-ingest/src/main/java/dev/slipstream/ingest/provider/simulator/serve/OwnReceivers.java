package dev.slipstream.ingest.provider.simulator.serve;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.Position;
import dev.slipstream.ingest.provider.simulator.world.Mix;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import dev.slipstream.ingest.provider.simulator.world.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The receivers of one client: three, near airports of the world, always the same ones; each hears 400 km far,
 * about as far as the horizon of an aircraft at cruising level.
 */
record OwnReceivers(List<Receiver> receivers) {

    private static final int COUNT = 3;
    private static final double REACH_METERS = 400_000;

    /** @param serial above 0 */
    record Receiver(long serial, Position position) {}

    OwnReceivers {
        receivers = List.copyOf(receivers);
    }

    static OwnReceivers of(ApiClient client, SimulatedWorld world) {
        List<Receiver> receivers = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            long chance = Mix.hash(world.seed(), client.id().hashCode(), i) >>> 1;
            Slot slot = world.slots().get((int) (chance % world.size()));
            Position place = world.legsOf(slot, 0).get(0).departure().position();
            receivers.add(new Receiver(1_400_000_000L + chance % 400_000_000L, place));
        }
        return new OwnReceivers(receivers);
    }

    /** The serial numbers of those that hear an aircraft, as a JSON array; null when none does. */
    @Nullable
    String findSensors(double latitude, double longitude, @Nullable Set<Long> serials) {
        Position aircraft = new Position(latitude, longitude);
        String sensors = receivers.stream()
                .filter(receiver -> serials == null || serials.contains(receiver.serial()))
                .filter(receiver -> GreatCircle.distanceMeters(receiver.position(), aircraft) <= REACH_METERS)
                .map(receiver -> String.valueOf(receiver.serial()))
                .collect(Collectors.joining(",", "[", "]"));
        return sensors.equals("[]") ? null : sensors;
    }
}
