package dev.slipstream.ingest.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.slipstream.core.config.UserError;
import dev.slipstream.ingest.provider.CsvCells;
import dev.slipstream.ingest.provider.file.RecordedBytes;
import dev.slipstream.ingest.provider.file.RecordedFile;
import dev.slipstream.ingest.provider.history.ColumnMapping;
import dev.slipstream.ingest.provider.history.HistoryField;
import dev.slipstream.ingest.provider.history.HistoryParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of history: what it is, found by looking into it, and the pieces it is cut into. For one thread.
 *
 * <pre>{@code
 * try (BulkFile file = BulkFile.open(path, BulkFile.Reading.found(), parquet)) {
 *     HourCutter pieces = file.cut(now);
 *     for (Cut piece = pieces.next(); piece != null; piece = pieces.next()) { … }
 * }
 * }</pre>
 */
public final class BulkFile implements AutoCloseable {
    private static final int LOOKED_AT = 64 * 1024;
    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private final String name;
    private final CountedStream counted;
    private final RecordedBytes text;
    private final BulkFormat format;
    private final BulkElements elements;

    /**
     * How a file is to be read.
     *
     * @param format null when it is found by looking
     * @param mapping null for files whose columns are known
     */
    public record Reading(
            @Nullable BulkFormat format, @Nullable ColumnMapping mapping) {

        /** As the file itself shows. */
        public static Reading found() {
            return new Reading(null, null);
        }

        /** The same once it is known what the file is. */
        public Reading as(BulkFormat found) {
            return new Reading(found, mapping);
        }

        /** In words that tell one way of reading from another. */
        public String text() {
            return (format == null ? "" : format.label()) + (mapping == null ? "" : " " + mapping.text());
        }
    }

    /** Opens Parquet as comma-separated values with a header; of columns of times, seconds since 1970. */
    @FunctionalInterface
    public interface ParquetOpener {
        InputStream open(Path file) throws IOException;
    }

    private BulkFile(String name, CountedStream counted, RecordedBytes text, Reading reading) {
        this.name = name;
        this.counted = counted;
        this.text = text;
        int first = text.skipBlanks(startsWithMark(text) ? 3 : 0);
        this.format = reading.format() == null ? find(first, reading.mapping()) : reading.format();
        this.elements = switch (format) {
            case OPENSKY -> openSkyRows(first);
            case TABLE -> tableRows(first, reading.mapping());
            case READSB -> {
                text.pass(first);
                yield new JsonElements(text, JsonElements.Shape.LINES, "now", BulkFile::secondsOfNow);
            }
            case TRACE -> {
                text.pass(first);
                yield new TraceElements(text);
            }
            case TRAJECTORIES -> trajectoryRows(first);
        };
    }

    /**
     * Opens a file and looks what it is.
     *
     * @throws IOException when it cannot be read
     * @throws UserError when it is nothing that can be imported, or not in the way that was asked for
     */
    public static BulkFile open(Path file, Reading reading, ParquetOpener parquet) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        CountedStream counted = new CountedStream(new BufferedInputStream(Files.newInputStream(file), LOOKED_AT));
        try {
            RecordedBytes text = RecordedBytes.open(unpacked(file, counted, parquet));
            try {
                return new BulkFile(name, counted, text, reading);
            } catch (RuntimeException e) {
                text.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            counted.close();
            throw e;
        }
    }

    private static InputStream unpacked(Path file, CountedStream counted, ParquetOpener parquet) throws IOException {
        if (!counted.startsWith(PARQUET)) {
            return RecordedFile.open(counted);
        }
        counted.close();
        return parquet.open(file);
    }

    public BulkFormat format() {
        return format;
    }

    /** How many bytes of the file have been read, packed as they are; 0 for Parquet. */
    public long bytesRead() {
        return counted.count();
    }

    /** Why the file could not be read to its end, as a sentence's part; null when it could so far. */
    public @Nullable String problem() {
        return elements.problem();
    }

    /** How many bytes were too damaged to be kept. */
    public long bytesPassedOver() {
        return elements.passedOver();
    }

    /**
     * The file in pieces; to be called once.
     *
     * @param notAfter later event times are not believed, as nobody has recorded them yet
     */
    public HourCutter cut(Instant notAfter) {
        return new HourCutter(name, elements, notAfter);
    }

    @Override
    public void close() {
        text.close();
        counted.close();
    }

    private BulkFormat find(int first, @Nullable ColumnMapping mapping) {
        if (first >= text.size()) {
            throw new UserError("Cannot import " + name + ": it is empty.");
        }
        if (mapping != null) {
            return BulkFormat.TABLE;
        }
        if (text.at(first) == '{' || text.at(first) == '[') {
            return findJson(first);
        }
        List<String> columns = CsvElements.columns(text, first);
        if (isOpenSky(columns)) {
            return BulkFormat.OPENSKY;
        }
        throw columns.size() < 2
                ? unknown("it is neither JSON nor a table with a header")
                : new UserError("Cannot import " + name + ": which of its columns says what is not known. They are "
                        + String.join(", ", columns)
                        + ". Say it with --map, as in --map aircraft=" + columns.get(0) + ",seen_at=" + columns.get(1)
                        + ".");
    }

    private BulkFormat findJson(int first) {
        Set<String> keys = keys(first);
        if (keys.contains("trace")) {
            return BulkFormat.TRACE;
        }
        if (keys.contains("states") || keys.contains("path")) {
            throw unknown("it is an answer of OpenSky; `slipstream replay` reads those");
        }
        if (keys.contains("timestamp") && keys.contains("icao24")) {
            return BulkFormat.TRAJECTORIES;
        }
        if (keys.contains("hex") || keys.contains("now") || keys.contains("aircraft") || keys.contains("ac")) {
            return BulkFormat.READSB;
        }
        throw unknown("it is JSON of no kind that is known, with the keys " + String.join(", ", keys));
    }

    private UserError unknown(String what) {
        return new UserError(
                "Cannot import " + name + ": " + what
                        + ". `slipstream import --help` lists what can be imported; --as-format says it where it cannot be seen.");
    }

    /** Of the first object, in it or in the array that it stands in. */
    private Set<String> keys(int first) {
        Set<String> keys = new LinkedHashSet<>();
        while (text.size() < LOOKED_AT && text.fill()) {
            // More may be needed to see what it is.
        }
        try (JsonParser json =
                new JsonFactory().createParser(text.buffer(), text.offset() + first, text.size() - first)) {
            JsonToken token = json.nextToken();
            while (token == JsonToken.START_ARRAY) {
                token = json.nextToken();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                keys.add(json.currentName());
                json.nextToken();
                json.skipChildren();
            }
        } catch (IOException e) {
            // What was seen before the end of what was looked at counts.
        }
        return keys;
    }

    private static boolean isOpenSky(List<String> columns) {
        Set<String> names = new HashSet<>();
        columns.forEach(column -> names.add(plain(column)));
        return names.contains("icao24") && (names.contains("lastcontact") || names.contains("time"));
    }

    private BulkElements openSkyRows(int first) {
        List<String> columns =
                CsvElements.columns(text, first).stream().map(BulkFile::plain).toList();
        if (!isOpenSky(columns)) {
            throw unknown("it has no columns icao24 and lastcontact or time");
        }
        int[] times = {columns.indexOf("lastcontact"), columns.indexOf("time")};
        return new CsvElements(text, first, "", times, CsvCells::number);
    }

    private BulkElements tableRows(int first, @Nullable ColumnMapping mapping) {
        List<String> columns = CsvElements.columns(text, first);
        if (mapping == null) {
            throw new UserError("Cannot import " + name + ": a table needs --map. Its columns are "
                    + String.join(", ", columns) + ".");
        }
        Map<HistoryField, Integer> places = mapping.places(columns);
        int[] times = {places.get(HistoryField.SEEN_AT)};
        return new CsvElements(text, first, HistoryParser.MAP + mapping.text() + "\n", times, mapping::seconds);
    }

    private BulkElements trajectoryRows(int first) {
        text.pass(first);
        RecordedBytes rows = text;
        if (text.at(0) == '{' && isWrittenByColumn()) {
            try {
                rows = RecordedBytes.open(ColumnsOfRows.rows(name, text));
            } catch (IOException e) {
                throw new IllegalStateException("Cannot read bytes in memory", e);
            }
        }
        return new JsonElements(rows, JsonElements.Shape.ARRAY, "timestamp", ColumnMapping.trajectories()::seconds);
    }

    private boolean isWrittenByColumn() {
        try (JsonParser json = new JsonFactory().createParser(text.buffer(), text.offset(), text.size())) {
            json.nextToken();
            json.nextToken();
            return json.nextToken().isStructStart();
        } catch (IOException e) {
            return false;
        }
    }

    /** Seconds in files, milliseconds in the answers of aggregators. */
    private static double secondsOfNow(String text) {
        double now = CsvCells.number(text);
        return now >= 1e11 ? now / 1_000 : now;
    }

    private static boolean startsWithMark(RecordedBytes text) {
        return text.size() >= 3 && text.at(0) == (byte) 0xEF && text.at(1) == (byte) 0xBB && text.at(2) == (byte) 0xBF;
    }

    private static String plain(String column) {
        return column.replaceAll("[\"_\\s]", "").toLowerCase(Locale.ROOT);
    }
}
