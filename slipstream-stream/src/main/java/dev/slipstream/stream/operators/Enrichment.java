package dev.slipstream.stream.operators;

import dev.slipstream.core.reference.AirportIndex;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.wire.StateVectorFields;
import dev.slipstream.stream.row.StateRow;
import org.apache.flink.table.data.StringData;
import org.jspecify.annotations.Nullable;

/**
 * Adds operator and registry country to rows, and where a position lies, alike in the stream and when an
 * hour is settled. For one thread.
 */
public final class Enrichment {
    /**
     * Version of the rules that make rows of {@code silver.states}, {@code silver.schedules}, {@code
     * silver.flights} and {@code silver.events}; grows when the same items would give other rows.
     */
    public static final int TRANSFORM_VERSION = 3;

    private final ShortTextAnswers operators;
    private final ShortTextAnswers countries;
    private final Places places;
    private final String version;

    public Enrichment(ReferenceData reference) {
        this.operators = new ShortTextAnswers(reference::operatorOf);
        this.countries = new ShortTextAnswers(reference::registryCountryOf);
        this.places = new Places(AirportIndex.of(reference));
        this.version = reference.version();
    }

    /** An empty row that says by which versions it will be made. */
    public StateRow newRow() {
        return new StateRow(TRANSFORM_VERSION, version);
    }

    /** Fills the added columns from those that were read. */
    public StateRow enrich(StateRow row) {
        StringData operator = row.fields().isNull(StateVectorFields.CALLSIGN)
                ? null
                : answer(operators, row, StateVectorFields.CALLSIGN);
        row.enrich(operator, answer(countries, row, StateVectorFields.AIRCRAFT));
        return places.add(row);
    }

    private static @Nullable StringData answer(ShortTextAnswers answers, StateRow row, int field) {
        StateVectorFields fields = row.fields();
        return answers.of(fields.bytes(), fields.offset(field), fields.length(field));
    }
}
