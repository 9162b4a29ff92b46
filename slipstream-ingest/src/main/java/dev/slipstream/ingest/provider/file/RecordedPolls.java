package dev.slipstream.ingest.provider.file;

import java.util.List;

/**
 * Finds the polls in a recording, each of which becomes a capture. A file may hold one answer, several one after the
 * other or in an array, or half an hour of rows that do not say when each came; judged against the end of the file,
 * nearly all of these would be stale. So answers are taken one by one, and rows are cut wherever their times would span
 * more than {@link #LONGEST_SECONDS}, between two of them, or where a part would be larger than {@link #LARGEST_PART}.
 * Their bytes stay as they are; what stands around them, a table's header or the names of a track's aircraft, is
 * repeated.
 */
interface RecordedPolls {
    double LONGEST_SECONDS = 60;

    /** A minute of the whole world in the history has 6 MB; parts must fit into memory several times. */
    int LARGEST_PART = 16 * 1024 * 1024;

    /** The next polls, in order; none at the end. The file itself when there is nothing to cut. */
    List<byte[]> next();

    /** @param text at its beginning */
    static RecordedPolls of(RecordedBytes text) {
        int first = text.skipBlanks(hasMark(text.buffer(), text.size()) ? 3 : 0);
        if (first < text.size() && (text.at(first) == '{' || text.at(first) == '[')) {
            return new JsonPolls(text, first);
        }
        text.lineEnd(first);
        TableHeader header = TableHeader.find(text.buffer(), text.offset() + first, text.offset() + text.size());
        return header == null ? new OnePoll(text) : new TablePolls(text, first, header);
    }

    /** After blanks and a byte order mark. */
    static int firstByte(byte[] body) {
        int place = hasMark(body, body.length) ? 3 : 0;
        while (place < body.length && body[place] >= 0 && body[place] <= ' ') {
            place++;
        }
        return place;
    }

    private static boolean hasMark(byte[] body, int length) {
        return length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
    }

    /** What is neither JSON nor a table is one poll, as far as bodies are read. */
    final class OnePoll implements RecordedPolls {
        private final RecordedBytes text;
        private boolean taken;

        OnePoll(RecordedBytes text) {
            this.text = text;
        }

        @Override
        public List<byte[]> next() {
            if (taken) {
                return List.of();
            }
            taken = true;
            text.fillAll();
            return List.of(text.copy(0, text.size()));
        }
    }
}
