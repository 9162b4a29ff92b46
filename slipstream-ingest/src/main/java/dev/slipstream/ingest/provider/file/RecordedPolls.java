package dev.slipstream.ingest.provider.file;

import java.util.List;

/**
 * Finds the polls in a recording, each of which becomes a capture. A file may hold one answer, several one after the
 * other or in an array, or half an hour of rows that do not say when each came; judged against the end of the file,
 * nearly all of these would be stale. So answers are taken one by one, and rows are cut wherever their times would span
 * more than {@link #LONGEST_SECONDS}, between two of them. Their bytes stay as they are; what stands around them, a
 * table's header or the names of a track's aircraft, is repeated.
 */
final class RecordedPolls {
    static final double LONGEST_SECONDS = 60;

    private RecordedPolls() {}

    /** The parts in order; the body itself when there is nothing to cut. */
    static List<byte[]> of(byte[] body) {
        int first = firstByte(body);
        if (first == body.length) {
            return List.of(body);
        }
        if (body[first] == '{' || body[first] == '[') {
            return new JsonPolls(body, first).read();
        }
        TablePolls table = TablePolls.find(body, first);
        List<byte[]> parts = table == null ? List.of() : table.read();
        return parts.size() < 2 ? List.of(body) : parts;
    }

    /** After blanks and a byte order mark. */
    static int firstByte(byte[] body) {
        boolean mark = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        int place = mark ? 3 : 0;
        while (place < body.length && body[place] >= 0 && body[place] <= ' ') {
            place++;
        }
        return place;
    }
}
