package dev.slipstream.core.reference.importer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** One table to be written: the same rows give the same bytes. */
final class TableFile {

    private final String name;
    private final StringBuilder text = new StringBuilder();
    private int rows;

    TableFile(String name, String... columns) {
        this.name = name;
        text.append(String.join(",", columns)).append('\n');
    }

    String name() {
        return name;
    }

    int rows() {
        return rows;
    }

    byte[] content() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Adds a row; null is an empty value. */
    void add(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            text.append(i == 0 ? "" : ",").append(value == null ? "" : quoted(value.toString()));
        }
        text.append('\n');
        rows++;
    }

    void writeTo(Path folder) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new SmallestGzip(zipped)) {
            out.write(content());
        }
        Files.write(folder.resolve(name + ".csv.gz"), zipped.toByteArray());
    }

    /** A coordinate with five decimals, about a metre. */
    static String degrees(double value) {
        return shortest(String.format(Locale.ROOT, "%.5f", value));
    }

    /** A number with one decimal. */
    static String tenths(double value) {
        return shortest(String.format(Locale.ROOT, "%.1f", value));
    }

    private static String shortest(String number) {
        String text = number.replaceAll("\\.?0+$", "");
        return text.equals("-0") ? "0" : text;
    }

    private static String quoted(String value) {
        String text = value.strip().replaceAll("\\s+", " ");
        return text.indexOf(',') < 0 && text.indexOf('"') < 0 ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Level 9; the header that Java writes holds no time and no name. */
    private static final class SmallestGzip extends GZIPOutputStream {
        SmallestGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(9);
        }
    }
}
