package dev.slipstream.lakehouse.question;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an answer is best drawn.
 *
 * @param kind which drawing
 * @param fields what the drawing needs, such as {@code x} and {@code y}, to a column of the answer
 */
public record Chart(Kind kind, Map<String, String> fields) {
    public Chart {
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The drawings there are. */
    public enum Kind {
        /** Bars: {@code x}, {@code y}. */
        BAR,
        /** Lines over time: {@code x}, {@code y}. */
        LINE,
        /** Points on the map: {@code latitude}, {@code longitude}. */
        MAP,
        /** A line on the map: {@code latitude}, {@code longitude}. */
        PATH,
        /** Rectangles on the map: {@code south}, {@code west}, {@code north}, {@code east}, {@code value}. */
        CELLS,
        /** Hours by days: {@code x}, {@code y}, {@code value}. */
        HEATMAP,
        /** Rows and columns only. */
        TABLE
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind.name().toLowerCase(java.util.Locale.ROOT));
        fields.forEach(
                (name, column) -> text.append(' ').append(name).append('=').append(column));
        return text.toString();
    }
}
