package dev.slipstream.ingest.provider.simulator.world;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A movement over the Earth in closed form from the seconds since its start: a path, and phases of even
 * acceleration and even climb along it. Immutable.
 */
public final class Course {

    /** Per phase: start in metres along the path, speed there, acceleration, altitude there, climb, 1 if on ground. */
    static final int STRIDE = 6;

    /** That something happens at a second. */
    record Mark(
            TrueEvent.Kind kind, double second, @Nullable String detail) {}

    private final Path path;
    private final double[] starts;
    private final double[] phases;
    private final double seconds;
    private final List<Mark> marks;

    /** @param starts the second at which each phase starts */
    Course(Path path, double[] starts, double[] phases, double seconds, List<Mark> marks) {
        this.path = path;
        this.starts = starts;
        this.phases = phases;
        this.seconds = seconds;
        this.marks = List.copyOf(marks);
    }

    /** How long it takes. */
    double seconds() {
        return seconds;
    }

    /** In the order in which they were drawn. */
    List<Mark> marks() {
        return marks;
    }

    /** The seconds of the first mark of a kind; NaN when there is none. */
    double first(TrueEvent.Kind kind) {
        return marks.stream()
                .filter(m -> m.kind() == kind)
                .mapToDouble(Mark::second)
                .min()
                .orElse(Double.NaN);
    }

    /** The seconds of the last mark of a kind; NaN when there is none. */
    double last(TrueEvent.Kind kind) {
        return marks.stream()
                .filter(m -> m.kind() == kind)
                .mapToDouble(Mark::second)
                .max()
                .orElse(Double.NaN);
    }

    /** @param second 0 to {@link #seconds}; outside, the nearer end */
    void fill(double second, Kinematics out) {
        double t = Math.max(0, Math.min(seconds, second));
        int found = Arrays.binarySearch(starts, t);
        int phase = found >= 0 ? found : -found - 2;
        int i = phase * STRIDE;
        double since = t - starts[phase];
        double acceleration = phases[i + 2];
        path.locate(phases[i] + (phases[i + 1] + acceleration * since / 2) * since, out.point);
        out.groundSpeedMps = Math.max(0, phases[i + 1] + acceleration * since);
        out.baroAltitudeMeters = phases[i + 3] + phases[i + 4] * since;
        out.verticalRateMps = phases[i + 4];
        out.onGround = phases[i + 5] > 0;
    }
}
