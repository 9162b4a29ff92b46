package dev.slipstream.core.report;

import dev.slipstream.core.config.UserError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feature collection, one feature per line: points of {@code latitude} and {@code longitude}; of flights, which
 * have several, the last; and rectangles of cells.
 */
final class GeoJsonPoints implements RowWriter {
    /** The columns of a place, the first that are all there. */
    private static final List<List<String>> GEOMETRIES = List.of(
            List.of("latitude", "longitude"),
            List.of("south", "west", "north", "east"),
            List.of("last_latitude", "last_longitude"));

    private final Appendable out;
    private List<String> columns = List.of();
    private List<Integer> places = List.of();
    private String between = "\n";

    GeoJsonPoints(Appendable out) {
        this.out = out;
    }

    /** @throws UserError when there is no position among the columns */
    @Override
    public void begin(List<String> names) throws IOException {
        columns = names;
        places = GEOMETRIES.stream()
                .filter(names::containsAll)
                .findFirst()
                .map(found -> found.stream().map(names::indexOf).toList())
                .orElseThrow(() -> missing(names, "latitude and longitude"));
        out.append("{\"type\": \"FeatureCollection\", \"features\": [");
    }

    /** Where a column stands that GeoJSON cannot do without. */
    static int place(List<String> columns, String name) {
        int place = columns.indexOf(name);
        if (place < 0) {
            throw missing(columns, name);
        }
        return place;
    }

    private static UserError missing(List<String> columns, String name) {
        return new UserError("Cannot write GeoJSON: the rows have no " + name + ", only " + String.join(", ", columns)
                + ". Choose another format.");
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        out.append(between).append("{\"type\": \"Feature\", \"geometry\": ");
        List<@Nullable Object> known = new ArrayList<>();
        places.forEach(place -> known.add(cells.get(place)));
        if (known.contains(null)) {
            out.append("null");
        } else if (known.size() == 2) {
            out.append("{\"type\": \"Point\", \"coordinates\": ")
                    .append(corner(known, 1, 0))
                    .append("}");
        } else {
            out.append("{\"type\": \"Polygon\", \"coordinates\": [[");
            out.append(corner(known, 1, 0))
                    .append(", ")
                    .append(corner(known, 3, 0))
                    .append(", ");
            out.append(corner(known, 3, 2))
                    .append(", ")
                    .append(corner(known, 1, 2))
                    .append(", ");
            out.append(corner(known, 1, 0)).append("]]}");
        }
        out.append(", \"properties\": {");
        String comma = "";
        for (int i = 0; i < cells.size(); i++) {
            if (!places.contains(i)) {
                out.append(comma);
                JsonTable.writeText(columns.get(i), out);
                out.append(": ");
                JsonTable.write(cells.get(i), out);
                comma = ", ";
            }
        }
        out.append("}}");
        between = ",\n";
    }

    private static String corner(List<? extends @Nullable Object> known, int east, int north) {
        return "[" + Cells.text(known.get(east)) + ", " + Cells.text(known.get(north)) + "]";
    }

    @Override
    public void end() throws IOException {
        out.append("\n]}\n");
    }
}
