package dev.slipstream.ingest.provider.file;

import java.util.List;

/** The polls in comma-separated values: the rows of a minute, each time under the header. */
final class TablePolls implements RecordedPolls {
    private final RecordedBytes text;
    private final TableHeader header;
    private final TimeSpan span = new TimeSpan();
    /** Where the first row of the next part stands. */
    private int begin;

    /** @param first where the header begins */
    TablePolls(RecordedBytes text, int first, TableHeader header) {
        this.text = text;
        this.header = header;
        this.begin = first + header.bytes().length;
    }

    @Override
    public List<byte[]> next() {
        span.clear();
        int row = begin;
        while (row < text.size() || text.fill()) {
            int end = text.lineEnd(row);
            double seconds = header.secondsOf(text.buffer(), text.offset() + row, text.offset() + end);
            boolean cut = span.wouldBeTooLongWith(seconds) || end - begin > LARGEST_PART;
            if (row > begin && cut) {
                return List.of(partUntil(row));
            }
            if (end == text.size() && !text.isEnded()) {
                return List.of(overlongRow());
            }
            span.add(seconds);
            row = Math.min(end + 1, text.size());
        }
        boolean isWhole = text.isWholeFile() && text.size() > 0;
        if (begin >= text.size() && !isWhole) {
            return List.of();
        }
        byte[] last = isWhole ? text.copy(0, text.size()) : partUntil(text.size());
        text.passAll();
        begin = 0;
        return List.of(last);
    }

    private byte[] partUntil(int end) {
        byte[] part = new byte[header.bytes().length + end - begin];
        System.arraycopy(header.bytes(), 0, part, 0, header.bytes().length);
        System.arraycopy(text.buffer(), text.offset() + begin, part, header.bytes().length, end - begin);
        text.pass(end);
        begin = 0;
        return part;
    }

    /** More of it than is read, so that it is refused for its size. */
    private byte[] overlongRow() {
        text.pass(begin);
        begin = 0;
        text.fillAll();
        byte[] part = partUntil(text.size());
        text.passLine();
        return part;
    }
}
