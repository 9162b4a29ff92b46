package dev.slipstream.lakehouse.question;

import dev.slipstream.core.reference.Airport;
import dev.slipstream.core.reference.Country;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.RecordTable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reference tables that questions join, with a few rows. */
public final class TestReference {

    /** As the reference data's operators. */
    public record Operator(
            String icaoCode,
            @Nullable String iataCode,
            String name,
            @Nullable String country,
            @Nullable String countrySource) {}

    private TestReference() {}

    /** As the reference data's airports, with the columns that questions use. */
    public record Airport(String ident, @Nullable String iataCode, String name, String country, String continent) {}

    /** As the reference data's countries. */
    public record Country(String code, String name, String continent) {}

    /** Some of each table. */
    static void publish(Lake lake) {
        publish(lake, Map.of("DLH", "Lufthansa", "BAW", "British Airways", "SIA", "Singapore Airlines"));
        RecordTable.of("ref.airports", Airport.class)
                .publish(
                        lake,
                        rows -> {
                            rows.accept(new Airport("EDDF", "FRA", "Frankfurt", "DE", "EU"));
                            rows.accept(new Airport("KJFK", "JFK", "New York JFK", "US", "NA"));
                            rows.accept(new Airport("WSSS", "SIN", "Singapore Changi", "SG", "AS"));
                        },
                        "test");
        RecordTable.of("ref.countries", Country.class)
                .publish(
                        lake,
                        rows -> {
                            rows.accept(new Country("DE", "Germany", "EU"));
                            rows.accept(new Country("US", "United States", "NA"));
                            rows.accept(new Country("SG", "Singapore", "AS"));
                        },
                        "test");
    }

    static void publish(Lake lake, Map<String, String> operators) {
        RecordTable.of("ref.airports", Airport.class).createIfMissing(lake);
        RecordTable.of("ref.countries", Country.class).createIfMissing(lake);
        RecordTable.of("ref.operators", Operator.class)
                .publish(
                        lake,
                        rows -> operators.forEach((code, name) ->
                                rows.accept(new Operator(code, code.substring(0, 1) + "Q", name, null, null))),
                        "test");
    }
}
