package dev.slipstream.app.live;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last half hour or so of one aircraft's path, a point every 15 seconds. Not thread-safe. */
final class Trail {
    private static final long SPACING_MILLIS = 15_000;
    private static final int MAX_POINTS = 120;
    private static final int FIRST_CAPACITY = 8;

    private long[] millis = new long[FIRST_CAPACITY];
    private float[] coordinates = new float[FIRST_CAPACITY * 3];
    private int start;
    private int size;

    void add(long epochMillis, double latitude, double longitude, @Nullable Double altitudeMeters) {
        if (size > 0 && epochMillis - millis[(start + size - 1) % millis.length] < SPACING_MILLIS) {
            return;
        }
        if (size == millis.length && size < MAX_POINTS) {
            grow();
        }
        int at = (start + size) % millis.length;
        if (size == millis.length) {
            start = (start + 1) % millis.length;
        } else {
            size++;
        }
        millis[at] = epochMillis;
        coordinates[at * 3] = (float) latitude;
        coordinates[at * 3 + 1] = (float) longitude;
        coordinates[at * 3 + 2] = altitudeMeters == null ? Float.NaN : altitudeMeters.floatValue();
    }

    /** The points, oldest first. */
    List<TrailPoint> points() {
        List<TrailPoint> points = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int at = (start + i) % millis.length;
            float altitude = coordinates[at * 3 + 2];
            points.add(new TrailPoint(
                    millis[at],
                    coordinates[at * 3],
                    coordinates[at * 3 + 1],
                    Float.isNaN(altitude) ? null : Double.valueOf(altitude)));
        }
        return points;
    }

    private void grow() {
        int capacity = Math.min(MAX_POINTS, millis.length * 2);
        long[] newMillis = new long[capacity];
        float[] newCoordinates = new float[capacity * 3];
        for (int i = 0; i < size; i++) {
            int at = (start + i) % millis.length;
            newMillis[i] = millis[at];
            System.arraycopy(coordinates, at * 3, newCoordinates, i * 3, 3);
        }
        millis = newMillis;
        coordinates = newCoordinates;
        start = 0;
    }
}
