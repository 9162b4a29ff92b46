package dev.slipstream.core.trajectory;

import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.StateVector;

/**
 * Judges each observation of one aircraft by those before it: whether a better provider tells of it
 * ({@link ProviderMerge}), whether its position and altitudes can be ({@link PositionFilter}, {@link
 * AltitudeFilter}), whether it is on the ground ({@link GroundSense}). For one thread; states come in the order of settling.
 */
public final class ObservationJudge {
    private final PositionFilter positions;
    private final AltitudeFilter baroAltitudes;
    private final AltitudeFilter geoAltitudes;
    private final GroundSense ground;
    private final ProviderMerge providers;

    private ObservationJudge(JudgeMemory memory) {
        positions = PositionFilter.resume(memory.position());
        baroAltitudes = AltitudeFilter.resume(memory.baroAltitude());
        geoAltitudes = AltitudeFilter.resume(memory.geoAltitude());
        ground = GroundSense.resume(memory.ground());
        providers = ProviderMerge.resume(memory.heard());
    }

    /** Goes on from what {@link #memory} gave, or from {@link JudgeMemory#NONE}. */
    public static ObservationJudge resume(JudgeMemory memory) {
        return new ObservationJudge(memory);
    }

    public JudgeMemory memory() {
        return new JudgeMemory(
                positions.memory(), baroAltitudes.memory(), geoAltitudes.memory(), ground.memory(), providers.heard());
    }

    /**
     * What became of a state.
     *
     * @param verdict used or shadowed, and why its position is withheld
     * @param believed the state without its position and altitudes where these are not believed, and with
     *     what is believed of the ground; as it came when it is shadowed
     */
    public record Judgment(Verdict verdict, StateVector believed) {}

    /**
     * Judges the next state. A shadowed one changes nothing of what is believed of the others.
     *
     * @param rank of its provider; lower is better
     */
    public Judgment judge(StateVector state, int rank) {
        if (providers.isShadowed(rank, state)) {
            return new Judgment(Verdict.shadowed(positions.assess(state)), state);
        }
        RejectReason reason = positions.judge(state);
        Verdict verdict = reason == null ? Verdict.USED : Verdict.withheld(reason);
        StateVector believed = believedAltitudes(reason == null ? state : state.withholdingPosition(reason));
        providers.take(rank, believed);
        return new Judgment(verdict, believed.withOnGround(ground.judge(believed)));
    }

    private StateVector believedAltitudes(StateVector state) {
        Double climb = state.motion().verticalRateMps();
        return state.withAltitudes(
                baroAltitudes.judge(state.baroAltitudeMeters(), state.seenAt(), climb),
                geoAltitudes.judge(state.geoAltitudeMeters(), state.seenAt(), climb));
    }
}
