package dev.slipstream.app.export;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be exported.
 *
 * @param what {@code captures}, a table as {@code silver.states}, or a question
 * @param from the first hour; null is the last settled one
 * @param to the end; null is the end of the last settled hour, or now when {@code from} is given
 * @param out the folder, absolute; null is that of the settings
 * @param zone of folders, names and times as text; null is that of the settings
 * @param parameters of a question, as given
 */
public record ExportOrder(
        String what,
        @Nullable Instant from,
        @Nullable Instant to,
        ExportFormat format,
        @Nullable Path out,
        @Nullable ZoneId zone,
        Map<String, String> parameters,
        Audience audience) {

    /** For whom the files are. */
    public enum Audience {
        /** Leaves out the data of providers that do not let it be passed on. */
        ANYONE,
        /** Everything. */
        OWN_USE
    }

    public ExportOrder {
        parameters = Map.copyOf(parameters);
    }
}
