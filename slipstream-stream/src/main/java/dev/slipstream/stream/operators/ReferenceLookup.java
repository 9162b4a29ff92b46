package dev.slipstream.stream.operators;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What the reference tables say of a state. */
public interface ReferenceLookup {

    /** ICAO three-letter code of the operator that the callsign names; null when it names none. */
    @Nullable
    String operatorOf(String callsign);

    /** ISO 3166-1 alpha-2 code of the State whose address block holds the aircraft; null when none does. */
    @Nullable
    String registryCountryOf(String aircraft);

    /** Version of the tables, stored with each row. */
    String version();

    /** Opens the tables where a task runs; a process should hold them once, however many tasks it runs. */
    @FunctionalInterface
    interface Loader extends Serializable {
        ReferenceLookup load();
    }
}
