package dev.slipstream.ingest.provider.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the polls in a recording that is one bare array of vectors. Such a file may hold half an hour
 * of polling without saying when each answer came; judged against the end of the file, nearly all of
 * it would be stale. It is cut, between two elements, wherever the last contacts of a part would span
 * more than a minute; the elements' bytes stay as they are.
 */
final class RecordedPolls {
    private static final JsonFactory JSON = new JsonFactory();
    private static final double LONGEST_SECONDS = 60;

    private final byte[] body;
    private final List<byte[]> parts = new ArrayList<>();
    private int partBegin = -1;
    private int partEnd = -1;
    private double oldest = Double.POSITIVE_INFINITY;
    private double newest = Double.NEGATIVE_INFINITY;

    private RecordedPolls(byte[] body) {
        this.body = body;
    }

    /** The parts in order; the body itself when there is nothing to cut, or it cannot be read to its end. */
    static List<byte[]> of(byte[] body) {
        RecordedPolls polls = new RecordedPolls(body);
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() == JsonToken.START_ARRAY) {
                polls.read(json);
            }
        } catch (IOException e) {
            // A damaged recording is one capture, so that the damage is found and counted as it is.
            return List.of(body);
        }
        return polls.parts.size() < 2 ? List.of(body) : polls.parts;
    }

    private void read(JsonParser json) throws IOException {
        JsonToken element = json.nextToken();
        while (element != JsonToken.END_ARRAY && element != null) {
            int begin = (int) json.currentTokenLocation().getByteOffset();
            double contact = RecordedTime.contactOf(json, element);
            if (Math.max(newest, contact) - Math.min(oldest, contact) > LONGEST_SECONDS) {
                endPart();
            }
            partBegin = partBegin < 0 ? begin : partBegin;
            partEnd = (int) json.currentLocation().getByteOffset();
            if (!Double.isNaN(contact)) {
                oldest = Math.min(oldest, contact);
                newest = Math.max(newest, contact);
            }
            element = json.nextToken();
        }
        endPart();
    }

    private void endPart() {
        if (partBegin < 0) {
            return;
        }
        byte[] part = new byte[partEnd - partBegin + 2];
        part[0] = '[';
        System.arraycopy(body, partBegin, part, 1, partEnd - partBegin);
        part[part.length - 1] = ']';
        parts.add(part);
        partBegin = -1;
        oldest = Double.POSITIVE_INFINITY;
        newest = Double.NEGATIVE_INFINITY;
    }
}
