package dev.slipstream.ingest.provider.simulator.heard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes rows of answers after receivers have made them, as faults do. */
public interface RowEditor {

    /** Leaves all as it is. */
    RowEditor NONE = new RowEditor() {
        @Override
        public boolean edits(int slot, long second) {
            return false;
        }

        @Override
        public List<String> edit(SentRow row) {
            throw new IllegalStateException("no row is edited");
        }
    };

    /** Whether the row of a slot in the answer of a second is to be changed; asked for every row, so cheap. */
    boolean edits(int slot, long second);

    /** What is written in the place of the row: none, one or more elements as JSON text. */
    List<String> edit(SentRow row);

    /** A row as it would be sent without the editor. */
    interface SentRow {

        int slot();

        /** The second that the answer is of. */
        long second();

        /** The place of the row among the elements of the answer, from 0. */
        int index();

        /** The 17 or 18 fields as JSON text. */
        List<String> fields();

        /** The row that the answer of another second had; null when it had none. */
        @Nullable
        List<String> fieldsAt(long second);
    }
}
