package dev.slipstream.core.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Opens recordings and their fields; some files are gzip without saying so in their names. */
final class RecordedText {
    static final double METERS_PER_FOOT = 0.3048;
    static final double MPS_PER_KNOT = 1852 / 3600.0;
    static final double MPS_PER_FOOT_PER_MINUTE = METERS_PER_FOOT / 60;

    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordedText() {}

    static Path shared() {
        String set = System.getenv("SLIPSTREAM_SHARED");
        return set != null ? Path.of(set) : Path.of(System.getProperty("slipstream.root", ".."), "..", "shared");
    }

    static List<String> lines(Path file) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            return in.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    static JsonNode json(Path file) {
        try (InputStream in = open(file)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** Each element of the file's array, or each of its values. */
    static void eachElement(Path file, Consumer<JsonNode> to) {
        try (InputStream in = open(file);
                MappingIterator<JsonNode> elements =
                        JSON.readerFor(JsonNode.class).readValues(in)) {
            elements.forEachRemaining(to);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** Null where the field is absent, null or no number. */
    static @Nullable Double number(JsonNode row, String name, double unit) {
        JsonNode field = row.path(name);
        return field.isNumber() ? (Double) (field.asDouble() * unit) : null;
    }

    /** Null where the text is blank or says that there is none. */
    static @Nullable Double number(String text, double unit) {
        return text.isBlank() || text.equals("NA") ? null : (Double) (Double.parseDouble(text) * unit);
    }

    static @Nullable String text(JsonNode row, String name) {
        String text = row.path(name).asText("").strip();
        return text.isEmpty() || text.equals("null") ? null : text;
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.mark(2);
        boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return zipped ? new GZIPInputStream(in, 1 << 16) : in;
    }
}
