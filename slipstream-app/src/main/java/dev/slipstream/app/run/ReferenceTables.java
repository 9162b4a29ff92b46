package dev.slipstream.app.run;

import dev.slipstream.core.reference.AircraftEntry;
import dev.slipstream.core.reference.AircraftType;
import dev.slipstream.core.reference.Airport;
import dev.slipstream.core.reference.Country;
import dev.slipstream.core.reference.Operator;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.reference.Route;
import dev.slipstream.core.reference.Runway;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.RecordTable;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reference data as tables {@code ref.*}, for questions to join with. */
final class ReferenceTables {
    private static final Logger log = LoggerFactory.getLogger(ReferenceTables.class);

    private ReferenceTables() {}

    /** Makes the tables, empty where they are new, so that every question finds them. */
    static void createMissing(Lake lake, ReferenceData reference) {
        tables(reference).forEach(table -> table.table().createIfMissing(lake));
    }

    /** Fills the tables that do not hold this version yet; the first time takes some seconds. One caller at a time. */
    static synchronized void publish(Lake lake, ReferenceData reference) {
        long written = tables(reference).stream()
                .filter(table -> table.publish(lake, reference.version()))
                .count();
        if (written > 0) {
            log.info("Wrote {} reference tables of version {}", written, reference.version());
        }
    }

    private record Filled<T extends Record>(RecordTable<T> table, Consumer<Consumer<T>> rows) {
        static <T extends Record> Filled<T> of(String name, Class<T> type, Consumer<Consumer<T>> rows) {
            return new Filled<>(RecordTable.of(name, type), rows);
        }

        boolean publish(Lake lake, String version) {
            return table.publish(lake, rows, version);
        }
    }

    /** Those that questions join first, the 600,000 routes last. */
    private static List<Filled<?>> tables(ReferenceData reference) {
        return List.of(
                Filled.of(
                        "ref.operators",
                        Operator.class,
                        each -> reference.listOperators().forEach(each)),
                Filled.of(
                        "ref.countries",
                        Country.class,
                        each -> reference.listCountries().forEach(each)),
                Filled.of(
                        "ref.airports",
                        Airport.class,
                        each -> reference.listAirports().forEach(each)),
                Filled.of(
                        "ref.runways",
                        Runway.class,
                        each -> reference.listRunways().forEach(each)),
                Filled.of(
                        "ref.aircraft_types",
                        AircraftType.class,
                        each -> reference.listAircraftTypes().forEach(each)),
                Filled.of(
                        "ref.aircraft",
                        AircraftEntry.class,
                        each -> reference.listAircraft().forEach(each)),
                Filled.of("ref.routes", Route.class, reference::forEachRoute));
    }
}
