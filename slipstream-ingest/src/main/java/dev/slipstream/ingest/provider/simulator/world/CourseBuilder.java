package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.ingest.provider.simulator.world.Course.Mark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Strings phases together, each from the speed and altitude at which the last ended. */
final class CourseBuilder {

    private double[] starts = new double[16];
    private double[] phases = new double[16 * Course.STRIDE];
    private int count;
    private double seconds;
    private double meters;
    private double speedMps;
    private double altitudeMeters;
    private boolean onGround;
    private double errorMeters;
    private final List<Mark> marks = new ArrayList<>(8);

    private CourseBuilder(double speedMps, double altitudeMeters, boolean onGround) {
        this.speedMps = speedMps;
        this.altitudeMeters = altitudeMeters;
        this.onGround = onGround;
    }

    static CourseBuilder onGround(double altitudeMeters) {
        return new CourseBuilder(0, altitudeMeters, true);
    }

    static CourseBuilder inFlight(double speedMps, double altitudeMeters) {
        return new CourseBuilder(speedMps, altitudeMeters, false);
    }

    /** What comes after this, as yet empty. */
    CourseBuilder next() {
        return new CourseBuilder(speedMps, altitudeMeters, onGround);
    }

    double seconds() {
        return seconds;
    }

    double meters() {
        return meters;
    }

    double speedMps() {
        return speedMps;
    }

    double altitudeMeters() {
        return altitudeMeters;
    }

    /** Stands still, or hovers. */
    CourseBuilder rest(double duration) {
        speedMps = 0;
        return during(duration, 0, altitudeMeters);
    }

    /** Goes a way on the ground or in level flight at one speed from the start. */
    CourseBuilder steadily(double length, double mps) {
        speedMps = mps;
        return over(length, mps, altitudeMeters);
    }

    /** Reaches a speed and an altitude after a way; one that is too short for anything is an error. */
    CourseBuilder over(double length, double toMps, double toAltitudeMeters) {
        if (length <= 0) {
            errorMeters -= length;
            return this;
        }
        return during(2 * length / (speedMps + toMps), toMps, toAltitudeMeters);
    }

    /** Reaches an altitude at a rate (positive), and a speed by then. */
    CourseBuilder toAltitude(double toAltitudeMeters, double rateMps, double toMps) {
        return during(Math.abs(toAltitudeMeters - altitudeMeters) / rateMps, toMps, toAltitudeMeters);
    }

    /** Reaches a speed and an altitude after a time. */
    CourseBuilder during(double duration, double toMps, double toAltitudeMeters) {
        if (duration <= 0) {
            return this;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            phases = Arrays.copyOf(phases, 2 * phases.length);
        }
        int i = count * Course.STRIDE;
        starts[count++] = seconds;
        phases[i] = meters;
        phases[i + 1] = speedMps;
        phases[i + 2] = (toMps - speedMps) / duration;
        phases[i + 3] = altitudeMeters;
        phases[i + 4] = (toAltitudeMeters - altitudeMeters) / duration;
        phases[i + 5] = onGround ? 1 : 0;
        meters += (speedMps + toMps) / 2 * duration;
        seconds += duration;
        speedMps = toMps;
        altitudeMeters = toAltitudeMeters;
        return this;
    }

    CourseBuilder takeOff(@Nullable String runway) {
        onGround = false;
        return mark(TrueEvent.Kind.TAKE_OFF, runway);
    }

    CourseBuilder land(@Nullable String runway) {
        onGround = true;
        return mark(TrueEvent.Kind.LANDING, runway);
    }

    CourseBuilder mark(TrueEvent.Kind kind, @Nullable String detail) {
        marks.add(new Mark(kind, seconds, detail));
        return this;
    }

    /** Something that happens when a way has been covered that is yet to be drawn or drawn already. */
    CourseBuilder markAfter(double length, TrueEvent.Kind kind, @Nullable String detail) {
        marks.add(new Mark(kind, secondsAt(length), detail));
        return this;
    }

    /** Adds what was begun with {@link #next}, or begins at this speed and altitude. */
    CourseBuilder append(CourseBuilder after) {
        for (int p = 0; p < after.count; p++) {
            int i = p * Course.STRIDE;
            double duration = (p + 1 < after.count ? after.starts[p + 1] : after.seconds) - after.starts[p];
            onGround = after.phases[i + 5] > 0;
            speedMps = after.phases[i + 1];
            during(
                    duration,
                    speedMps + after.phases[i + 2] * duration,
                    altitudeMeters + after.phases[i + 4] * duration);
        }
        double offset = seconds - after.seconds;
        after.marks.forEach(m -> marks.add(new Mark(m.kind(), m.second() + offset, m.detail())));
        speedMps = after.speedMps;
        altitudeMeters = after.altitudeMeters;
        onGround = after.onGround;
        errorMeters += after.errorMeters;
        return this;
    }

    Course along(Path path) {
        return new Course(
                path,
                Arrays.copyOf(starts, count),
                Arrays.copyOf(phases, count * Course.STRIDE),
                seconds,
                errorMeters + Math.abs(path.meters() - meters),
                marks);
    }

    private double secondsAt(double length) {
        int p = count - 1;
        while (p > 0 && phases[p * Course.STRIDE] > length) {
            p--;
        }
        double left = length - phases[p * Course.STRIDE];
        double speed = phases[p * Course.STRIDE + 1];
        double acceleration = phases[p * Course.STRIDE + 2];
        double end = Math.sqrt(Math.max(0, speed * speed + 2 * acceleration * left));
        return starts[p] + (speed + end == 0 ? 0 : 2 * left / (speed + end));
    }
}
