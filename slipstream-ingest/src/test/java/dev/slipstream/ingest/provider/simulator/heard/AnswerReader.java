package dev.slipstream.ingest.provider.simulator.heard;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** An answer as plain values: Integer or Long, Double, String, Boolean, null. */
public record AnswerReader(long time, List<List<Object>> rows) {

    public static AnswerReader read(byte[] body) {
        try (JsonParser json = new JsonFactory().createParser(body)) {
            expect(json.nextToken(), JsonToken.START_OBJECT);
            expectName(json.nextFieldName(), "time");
            long time = json.nextLongValue(-1);
            expectName(json.nextFieldName(), "states");
            List<List<Object>> rows = new ArrayList<>();
            if (json.nextToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.START_ARRAY) {
                    rows.add(row(json));
                }
            }
            expect(json.nextToken(), JsonToken.END_OBJECT);
            expect(json.nextToken(), null);
            return new AnswerReader(time, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Object> row(JsonParser json) throws IOException {
        List<Object> row = new ArrayList<>();
        for (JsonToken t = json.nextToken(); t != JsonToken.END_ARRAY; t = json.nextToken()) {
            row.add(
                    switch (t) {
                        case VALUE_NULL -> null;
                        case VALUE_TRUE -> true;
                        case VALUE_FALSE -> false;
                        case VALUE_STRING -> json.getText();
                        case VALUE_NUMBER_INT -> json.getLongValue();
                        case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
                        default -> throw new IOException("no token of a row: " + t);
                    });
        }
        return row;
    }

    private static void expect(JsonToken actual, JsonToken expected) throws IOException {
        if (actual != expected) {
            throw new IOException("expected " + expected + " but read " + actual);
        }
    }

    private static void expectName(String actual, String expected) throws IOException {
        if (!expected.equals(actual)) {
            throw new IOException("expected field " + expected + " but read " + actual);
        }
    }

    public static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
