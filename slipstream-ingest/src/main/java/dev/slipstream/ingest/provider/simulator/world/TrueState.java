package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.model.Position;

/**
 * Where a simulated aircraft really is at one instant.
 *
 * @param flight what it flies, or is taxiing for or after
 * @param baroAltitudeMeters pressure altitude; on the ground the airport's elevation
 * @param verticalRateMps positive is up
 */
public record TrueState(
        TrueFlight flight,
        Position position,
        double baroAltitudeMeters,
        double groundSpeedMps,
        double trackDegrees,
        double verticalRateMps,
        boolean onGround) {}
