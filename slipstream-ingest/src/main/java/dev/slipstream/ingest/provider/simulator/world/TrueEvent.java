package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.model.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that really happens on a flight of the simulated world.
 *
 * @param aircraft the 24-bit address in lower-case hex
 * @param flightDepartedAt {@link TrueFlight#departedAt} of its flight
 * @param altitudeMeters pressure altitude
 * @param detail the runway of a take-off, landing or go-around; the other airport of a diversion; the
 *     code of an emergency; null for the rest and where no runway is known
 */
public record TrueEvent(
        String aircraft,
        Instant flightDepartedAt,
        Kind kind,
        Instant at,
        Position position,
        double altitudeMeters,
        @Nullable String detail) {

    /** What can happen. */
    public enum Kind {
        TAKE_OFF,
        /** The initial climb ends at cruise level. */
        TOP_OF_CLIMB,
        /** Level flight begins in climb or descent, other than cruise, holding and approach. */
        LEVEL_OFF,
        TOP_OF_DESCENT,
        HOLDING_BEGIN,
        HOLDING_END,
        /** The climb begins. */
        GO_AROUND,
        /** It turns away towards another airport. */
        DIVERSION,
        /** The wheels touch the ground. */
        LANDING,
        EMERGENCY_BEGIN,
        EMERGENCY_END
    }
}
