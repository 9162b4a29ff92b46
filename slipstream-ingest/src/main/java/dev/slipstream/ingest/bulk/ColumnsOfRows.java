package dev.slipstream.ingest.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.slipstream.core.config.UserError;
import dev.slipstream.ingest.provider.file.RecordedBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a table written column by column, {@code {"timestamp": {"0": 1, "1": 2}, "icao24": {"0": "4ca123", …}, …}} or
 * with a list in the place of each inner object, into an array of rows. Numbers keep their digits. All of it must fit
 * into 64 MB.
 */
final class ColumnsOfRows {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private ColumnsOfRows() {}

    /** @throws UserError when it is too large, or not whole */
    static InputStream rows(String name, RecordedBytes text) {
        text.fillAll();
        if (!text.isEnded()) {
            throw new UserError("Cannot import " + name + ": a table written column by column may have "
                    + (RecordedBytes.LARGEST >> 20) + " MB. Write it row by row, or as CSV.");
        }
        Map<String, Map<String, byte[]>> rows = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(text.buffer(), text.offset(), text.size())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                readColumn(json, json.currentName(), text, rows);
            }
            return new ByteArrayInputStream(write(rows));
        } catch (IOException e) {
            throw new UserError(
                    "Cannot import " + name + ": it is written column by column, and is not whole. Mend it, or write it"
                            + " row by row.",
                    e);
        }
    }

    private static void readColumn(
            JsonParser json, String column, RecordedBytes text, Map<String, Map<String, byte[]>> rows)
            throws IOException {
        boolean isObject = json.nextToken() == JsonToken.START_OBJECT;
        int place = 0;
        for (JsonToken token = json.nextToken(); token != null && !token.isStructEnd(); token = json.nextToken()) {
            String row = isObject ? json.currentName() : String.valueOf(place++);
            if (isObject) {
                json.nextToken();
            }
            json.finishToken();
            int begin = (int) json.currentTokenLocation().getByteOffset();
            json.skipChildren();
            int end = (int) json.currentLocation().getByteOffset();
            rows.computeIfAbsent(row, fresh -> new LinkedHashMap<>()).put(column, text.copy(begin, end));
        }
    }

    private static byte[] write(Map<String, Map<String, byte[]>> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Map<String, byte[]>> all = new ArrayList<>(rows.values());
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartArray();
            for (Map<String, byte[]> row : all) {
                json.writeStartObject();
                for (Map.Entry<String, byte[]> cell : row.entrySet()) {
                    json.writeFieldName(cell.getKey());
                    json.writeRawValue(new String(cell.getValue(), StandardCharsets.UTF_8));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return out.toByteArray();
    }
}
