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
    private final double errorMeters;
    private final List<Mark> marks;

    /** @param starts the second at which each phase starts */
    Course(Path path, double[] starts, double[] phases, double seconds, double errorMeters, List<Mark> marks) {
        this.path = path;
        this.starts = starts;
        this.phases = phases;
        this.seconds = seconds;
        this.errorMeters = errorMeters;
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

    Path path() {
        return path;
    }

    /**
     * By how many metres the phases miss the end of the path, or do not fit into one another: nothing but
     * rounding in a course that was drawn well.
     */
    double errorMeters() {
        return errorMeters;
    }

    /** @param second 0 to {@link #seconds}; outside, the nearer end */
    void fill(double second, Kinematics out) {
        double within = Math.max(0, Math.min(seconds, second));
        int phase = phaseAt(within);
        double since = within - starts[phase];
        move(phases, phase * STRIDE, since, out);
        path.locate(along(phases, phase * STRIDE, since), out.point);
    }

    int phaseAt(double second) {
        int found = Arrays.binarySearch(starts, second);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    /** The segment of the path on which it is at a second of a phase. */
    int segmentAt(int phase, double second) {
        return path.segmentAt(along(phases, phase * STRIDE, second - starts[phase]));
    }

    /** The second from which on it is in a phase and on a segment. */
    double beginOf(int phase, int segment) {
        return Math.max(starts[phase], reaches(phase, path.beginOf(segment)));
    }

    /** The second until which it is in a phase and on a segment. */
    double endOf(int phase, int segment) {
        double end = phase + 1 < starts.length ? starts[phase + 1] : seconds;
        return Math.min(end, reaches(phase, path.endOf(segment)));
    }

    /** When the movement of a phase reaches a place on the path; infinite when never. */
    private double reaches(int phase, double along) {
        int i = phase * STRIDE;
        double left = along - phases[i];
        double speed = phases[i + 1];
        double square = speed * speed + 2 * phases[i + 2] * left;
        double sum = square < 0 ? 0 : speed + Math.sqrt(square);
        return sum > 0 ? starts[phase] + 2 * left / sum : left > 0 ? Double.POSITIVE_INFINITY : starts[phase];
    }

    /** Copies a phase; returns the second at which it starts. */
    double copyPhase(int phase, double[] out, int at) {
        System.arraycopy(phases, phase * STRIDE, out, at, STRIDE);
        return starts[phase];
    }

    /** The place on the path some seconds after the start of the phase at {@code i}. */
    static double along(double[] phases, int i, double since) {
        return phases[i] + (phases[i + 1] + phases[i + 2] * since / 2) * since;
    }

    /** Fills all but the place, some seconds after the start of the phase at {@code i}. */
    static void move(double[] phases, int i, double since, Kinematics out) {
        out.groundSpeedMps = Math.max(0, phases[i + 1] + phases[i + 2] * since);
        out.baroAltitudeMeters = phases[i + 3] + phases[i + 4] * since;
        out.verticalRateMps = phases[i + 4];
        out.onGround = phases[i + 5] > 0;
    }
}
