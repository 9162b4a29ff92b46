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

    static void publish(Lake lake, Map<String, String> operators) {
        RecordTable.of("ref.airports", Airport.class).createIfMissing(lake);
        RecordTable.of("ref.countries", Country.class).createIfMissing(lake);
        RecordTable.of("ref.operators", Operator.class)
                .publish(
                        lake,
                        rows -> operators.forEach(
                                (code, name) -> rows.accept(new Operator(code, null, name, null, null))),
                        "test");
    }
}
