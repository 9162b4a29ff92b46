package dev.slipstream.ingest.provider.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The pieces of a track, each with what stands around its path; another answer is one piece. */
final class TrackPolls {
    private final byte[] answer;
    private final List<int[]> pieces = new ArrayList<>();
    private final TimeSpan span = new TimeSpan();
    private int pathBegin = -1;
    private int pathEnd = -1;

    private TrackPolls(byte[] answer) {
        this.answer = answer;
    }

    /** @param answer a whole object */
    static List<byte[]> of(byte[] answer) {
        TrackPolls track = new TrackPolls(answer);
        try (JsonParser json = JsonPolls.JSON.createParser(answer)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isPath = json.currentName().equals("path");
                JsonToken value = json.nextToken();
                if (isPath && value == JsonToken.START_ARRAY && track.pathBegin < 0) {
                    track.readPath(json);
                }
                json.skipChildren();
            }
        } catch (IOException e) {
            return List.of(answer);
        }
        return track.pieces.size() < 2
                ? List.of(answer)
                : track.pieces.stream().map(track::around).toList();
    }

    private void readPath(JsonParser json) throws IOException {
        pathBegin = (int) json.currentLocation().getByteOffset();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            int begin = (int) json.currentTokenLocation().getByteOffset();
            double seconds = RecordedTime.timeOfWaypoint(json, token);
            if (pieces.isEmpty() || span.wouldBeTooLongWith(seconds)) {
                pieces.add(new int[] {begin, begin});
                span.clear();
            }
            span.add(seconds);
            pieces.get(pieces.size() - 1)[1] = (int) json.currentLocation().getByteOffset();
        }
        pathEnd = (int) json.currentTokenLocation().getByteOffset();
    }

    private byte[] around(int[] piece) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.write(answer, 0, pathBegin);
        part.write(answer, piece[0], piece[1] - piece[0]);
        part.write(answer, pathEnd, answer.length - pathEnd);
        return part.toByteArray();
    }
}
