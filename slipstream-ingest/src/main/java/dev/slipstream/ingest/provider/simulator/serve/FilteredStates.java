package dev.slipstream.ingest.provider.simulator.serve;

import dev.slipstream.ingest.provider.simulator.heard.StatesEncoder;

/** Writes the whole answer once per second and takes out of it what is asked for. Safe for many threads. */
public final class FilteredStates implements StatesSource {

    private final StatesEncoder encoder;
    private long lastSecond = Long.MIN_VALUE;
    private byte[] lastAnswer = {};

    /** @param encoder nobody else's */
    public FilteredStates(StatesEncoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public byte[] answer(long second, StatesQuery query) {
        byte[] whole = whole(second);
        if (query.isEverything()) {
            return whole;
        }
        return AnswerRows.rewrite(whole, row -> {
            if (!query.asksFor(row.icao24(), row.latitude(), row.longitude())) {
                return null;
            }
            return query.extended() ? row.bytes() : row.withoutCategory();
        });
    }

    private synchronized byte[] whole(long second) {
        if (second != lastSecond) {
            lastAnswer = encoder.encode(second);
            lastSecond = second;
        }
        return lastAnswer;
    }
}
