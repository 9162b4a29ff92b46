package dev.slipstream.stream.operators;

import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.wire.StateVectorFields;
import dev.slipstream.stream.row.StateRow;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.binary.BinaryStringData;
import org.jspecify.annotations.Nullable;

/**
 * Adds operator and registry country to rows, alike in the stream and when an hour is settled. For
 * one thread.
 */
public final class Enrichment {
    /**
     * Version of the rules that make a row of {@code silver.states}; grows when the same capture would
     * give other rows.
     */
    public static final int TRANSFORM_VERSION = 1;

    /** More aircraft than fly at once (about 15,000 airliners); an entry takes about 150 bytes. */
    private static final int REMEMBERED = 40_000;

    private final Memory operators;
    private final Memory countries;
    private final String version;

    public Enrichment(ReferenceData reference) {
        this.operators = new Memory(reference::operatorOf);
        this.countries = new Memory(reference::registryCountryOf);
        this.version = reference.version();
    }

    /** An empty row that says by which versions it will be made. */
    public StateRow newRow() {
        return new StateRow(TRANSFORM_VERSION, version);
    }

    /** Fills the added columns from those that were read. */
    public StateRow enrich(StateRow row) {
        StringData operator =
                row.fields().isNull(StateVectorFields.CALLSIGN) ? null : operators.of(row, StateVectorFields.CALLSIGN);
        return row.enrich(operator, countries.of(row, StateVectorFields.AIRCRAFT));
    }

    private interface Question {
        @Nullable
        String ask(String text);
    }

    private record Answer(@Nullable StringData value) {}

    /** The newest answers by the text they are for; the tables do not change while a task runs. */
    private static final class Memory {
        private final Question question;
        private final Map<StringData, Answer> answers = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<StringData, Answer> eldest) {
                return size() > REMEMBERED;
            }
        };

        Memory(Question question) {
            this.question = question;
        }

        @Nullable
        StringData of(StateRow row, int column) {
            StringData text = row.getString(column);
            Answer answer = answers.get(text);
            if (answer == null) {
                String found = question.ask(text.toString());
                answer = new Answer(found == null ? null : StringData.fromString(found));
                answers.put(((BinaryStringData) text).copy(), answer);
            }
            return answer.value();
        }
    }
}
