package dev.slipstream.ingest.provider.simulator.serve;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows out of an answer of {@code /states/all?extended=1}, or changes them; what stays of a row is
 * its bytes. Works on what the simulator wrote, not on what others send.
 */
final class AnswerRows {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGITUDE = 5;
    private static final int LATITUDE = 6;
    private static final int SENSORS = 12;
    private static final int CATEGORY = 17;

    private AnswerRows() {}

    /** What becomes of a row: its bytes, others, or none (null). */
    interface Edit {
        byte @Nullable [] of(Row row);
    }

    /** The answer with the edited rows; null instead of the list when none is left. */
    static byte[] rewrite(byte[] answer, Edit edit) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        try (JsonParser json = JSON.createParser(answer)) {
            json.nextToken();
            json.nextToken(); // time
            out.writeBytes(ascii("{\"time\":" + json.nextLongValue(0) + ",\"states\":"));
            json.nextToken();
            char before = '[';
            if (json.nextToken() == JsonToken.START_ARRAY) {
                Row row = new Row(answer);
                while (json.nextToken() == JsonToken.START_ARRAY) {
                    row.read(json);
                    byte[] edited = edit.of(row);
                    if (edited != null) {
                        out.write(before);
                        out.writeBytes(edited);
                        before = ',';
                    }
                }
            }
            out.writeBytes(ascii(before == '[' ? "null}" : "]}"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the simulator's own answer", e);
        }
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** One row; valid until the next is read. */
    static final class Row {
        private final byte[] answer;
        private String icao24 = "";
        private @Nullable Double latitude;
        private @Nullable Double longitude;
        private int begin;
        private int sensorsBegin;
        private int sensorsEnd;
        private int categoryBegin;
        private int end;

        Row(byte[] answer) {
            this.answer = answer;
        }

        String icao24() {
            return icao24;
        }

        @Nullable
        Double latitude() {
            return latitude;
        }

        @Nullable
        Double longitude() {
            return longitude;
        }

        private void read(JsonParser json) throws IOException {
            begin = (int) json.currentTokenLocation().getByteOffset();
            int place = 0;
            for (JsonToken value = json.nextToken(); value != JsonToken.END_ARRAY; value = json.nextToken()) {
                switch (place++) {
                    case 0 -> icao24 = json.getText();
                    case LONGITUDE -> longitude = value.isNumeric() ? json.getDoubleValue() : null;
                    case LATITUDE -> latitude = value.isNumeric() ? json.getDoubleValue() : null;
                    case SENSORS -> {
                        sensorsBegin = (int) json.currentTokenLocation().getByteOffset();
                        json.skipChildren();
                        sensorsEnd = (int) json.currentLocation().getByteOffset();
                    }
                    case CATEGORY ->
                        categoryBegin = (int) json.currentTokenLocation().getByteOffset();
                    default -> json.skipChildren();
                }
            }
            end = (int) json.currentLocation().getByteOffset();
        }

        byte[] bytes() {
            return Arrays.copyOfRange(answer, begin, end);
        }

        byte[] withoutCategory() {
            byte[] shorter = Arrays.copyOfRange(answer, begin, categoryBegin);
            shorter[shorter.length - 1] = ']'; // where the comma was
            return shorter;
        }

        /** @param sensors a JSON array of serial numbers */
        byte[] withSensors(String sensors) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(end - begin + sensors.length());
            out.write(answer, begin, sensorsBegin - begin);
            out.writeBytes(ascii(sensors));
            out.write(answer, sensorsEnd, end - sensorsEnd);
            return out.toByteArray();
        }
    }
}
