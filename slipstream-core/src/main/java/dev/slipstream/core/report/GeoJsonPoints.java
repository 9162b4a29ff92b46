package dev.slipstream.core.report;

import dev.slipstream.core.config.UserError;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A feature collection of points, one feature per line. */
final class GeoJsonPoints implements RowWriter {
    private final Appendable out;
    private List<String> columns = List.of();
    private int latitude;
    private int longitude;
    private String between = "\n";

    GeoJsonPoints(Appendable out) {
        this.out = out;
    }

    /** @throws UserError when there is no position among the columns */
    @Override
    public void begin(List<String> names) throws IOException {
        columns = names;
        latitude = place(names, "latitude");
        longitude = place(names, "longitude");
        out.append("{\"type\": \"FeatureCollection\", \"features\": [");
    }

    /** Where a column stands that GeoJSON cannot do without. */
    static int place(List<String> columns, String name) {
        int place = columns.indexOf(name);
        if (place < 0) {
            throw new UserError("Cannot write GeoJSON: the rows have no column " + name + ", only "
                    + String.join(", ", columns) + ". Choose another format.");
        }
        return place;
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        out.append(between).append("{\"type\": \"Feature\", \"geometry\": ");
        Object north = cells.get(latitude);
        Object east = cells.get(longitude);
        if (north == null || east == null) {
            out.append("null");
        } else {
            out.append("{\"type\": \"Point\", \"coordinates\": [");
            out.append(Cells.text(east)).append(", ").append(Cells.text(north)).append("]}");
        }
        out.append(", \"properties\": {");
        String comma = "";
        for (int i = 0; i < cells.size(); i++) {
            if (i != latitude && i != longitude) {
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

    @Override
    public void end() throws IOException {
        out.append("\n]}\n");
    }
}
