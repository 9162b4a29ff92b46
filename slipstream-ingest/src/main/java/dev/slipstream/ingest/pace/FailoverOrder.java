package dev.slipstream.ingest.pace;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sources that stand in for each other, the preferred first. A source counts as able until it says that it
 * is out, and as out until its next answer; so the preferred one takes over again with the first call that
 * succeeds. Safe for many threads.
 */
public final class FailoverOrder {
    private static final Logger LOG = LoggerFactory.getLogger(FailoverOrder.class);

    private final List<String> sources;
    private final Map<String, String> outOf = new ConcurrentHashMap<>();

    /** @param sources the preferred first, each once */
    public FailoverOrder(List<String> sources) {
        this.sources = List.copyOf(sources);
        if (new LinkedHashSet<>(sources).size() < sources.size()) {
            throw new IllegalArgumentException(
                    "Cannot use the failover order " + sources + ": a source is in it twice.");
        }
    }

    /**
     * The place of {@code source}.
     *
     * @throws IllegalArgumentException when it is not in the order
     */
    public Standby place(String source) {
        int place = sources.indexOf(source);
        if (place < 0) {
            throw new IllegalArgumentException("Cannot find source " + source + " in the failover order " + sources);
        }
        return new Place(source, sources.subList(0, place));
    }

    private final class Place implements Standby {
        private final String source;
        private final List<String> earlier;

        private Place(String source, List<String> earlier) {
            this.source = source;
            this.earlier = earlier;
        }

        @Override
        public Optional<String> behind() {
            return earlier.stream().filter(name -> !outOf.containsKey(name)).findFirst();
        }

        @Override
        public void out(String reason) {
            if (outOf.put(source, reason) == null) {
                LOG.info("Source {} is out: {}. The next of {} stands in.", source, reason, sources);
            }
        }

        @Override
        public void back() {
            if (outOf.remove(source) != null) {
                LOG.info("Source {} answers again; the later ones of {} stand by", source, sources);
            }
        }
    }
}
