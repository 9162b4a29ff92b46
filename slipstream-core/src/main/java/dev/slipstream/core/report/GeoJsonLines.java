package dev.slipstream.core.report;

import dev.slipstream.core.config.UserError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A feature collection of lines. A line that crosses the 180th meridian is cut there (RFC 7946, 3.1.9),
 * and one of a single position is a point.
 */
final class GeoJsonLines implements RowWriter {
    /** What names a line, where it is there. */
    private static final List<String> NAMES = List.of("flight_id", "aircraft", "callsign");

    /** Some 100 bytes each. */
    private static final int MOST_POSITIONS = 1_000_000;

    private final Appendable out;
    private final List<Integer> names = new ArrayList<>();
    private final Map<List<@Nullable Object>, Line> lines = new LinkedHashMap<>();
    private List<String> columns = List.of();
    private int latitude;
    private int longitude;
    private int time;
    private int positions;

    /** The positions of one line, as GeoJSON has them, and when they were. */
    private static final class Line {
        private final List<List<double[]>> pieces = new ArrayList<>();
        private final List<@Nullable Object> times = new ArrayList<>();

        void add(double longitude, double latitude) {
            if (pieces.isEmpty() || Math.abs(last()[0] - longitude) > 180) {
                pieces.add(new ArrayList<>());
            }
            pieces.get(pieces.size() - 1).add(new double[] {longitude, latitude});
        }

        private double[] last() {
            List<double[]> piece = pieces.get(pieces.size() - 1);
            return piece.get(piece.size() - 1);
        }
    }

    GeoJsonLines(Appendable out) {
        this.out = out;
    }

    /** @throws UserError when there is no position among the columns */
    @Override
    public void begin(List<String> found) {
        columns = found;
        latitude = GeoJsonPoints.place(found, "latitude");
        longitude = GeoJsonPoints.place(found, "longitude");
        time = found.indexOf("time");
        NAMES.stream().map(found::indexOf).filter(place -> place >= 0).forEach(names::add);
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) {
        if (!(cells.get(latitude) instanceof Number north) || !(cells.get(longitude) instanceof Number east)) {
            return;
        }
        if (++positions > MOST_POSITIONS) {
            throw new UserError("Cannot write GeoJSON lines of more than " + MOST_POSITIONS
                    + " positions. Ask for less, or choose another format.");
        }
        List<@Nullable Object> name = new ArrayList<>();
        names.forEach(place -> name.add(cells.get(place)));
        Line line = lines.computeIfAbsent(name, fresh -> new Line());
        line.add(east.doubleValue(), north.doubleValue());
        if (time >= 0) {
            line.times.add(cells.get(time));
        }
    }

    @Override
    public void end() throws IOException {
        out.append("{\"type\": \"FeatureCollection\", \"features\": [");
        String between = "\n";
        for (Map.Entry<List<@Nullable Object>, Line> line : lines.entrySet()) {
            out.append(between).append("{\"type\": \"Feature\", \"geometry\": ");
            writeGeometry(line.getValue().pieces);
            out.append(", \"properties\": ");
            JsonTable.write(properties(line.getKey(), line.getValue()), out);
            out.append('}');
            between = ",\n";
        }
        out.append("\n]}\n");
    }

    private Map<String, @Nullable Object> properties(List<@Nullable Object> name, Line line) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        for (int i = 0; i < name.size(); i++) {
            properties.put(columns.get(names.get(i)), name.get(i));
        }
        if (time >= 0) {
            properties.put("times", line.times);
        }
        return properties;
    }

    private void writeGeometry(List<List<double[]>> pieces) throws IOException {
        List<List<double[]>> drawn =
                pieces.stream().filter(piece -> piece.size() > 1).toList();
        if (drawn.isEmpty()) {
            out.append("{\"type\": \"Point\", \"coordinates\": ");
            writePosition(pieces.get(0).get(0));
        } else if (drawn.size() == 1) {
            out.append("{\"type\": \"LineString\", \"coordinates\": ");
            writePiece(drawn.get(0));
        } else {
            out.append("{\"type\": \"MultiLineString\", \"coordinates\": [");
            for (int i = 0; i < drawn.size(); i++) {
                out.append(i == 0 ? "" : ",");
                writePiece(drawn.get(i));
            }
            out.append(']');
        }
        out.append('}');
    }

    private void writePiece(List<double[]> piece) throws IOException {
        out.append('[');
        for (int i = 0; i < piece.size(); i++) {
            out.append(i == 0 ? "" : ",");
            writePosition(piece.get(i));
        }
        out.append(']');
    }

    private void writePosition(double[] position) throws IOException {
        out.append('[').append(Cells.text(position[0])).append(", ");
        out.append(Cells.text(position[1])).append(']');
    }
}
