package dev.slipstream.stream.settle;

import dev.slipstream.core.config.UserError;
import java.util.Arrays;
import java.util.Locale;

/** With which version of the reference tables an hour is derived again. */
public enum ReferenceChoice {
    /** That of its seal, while it is kept; the newest for an hour without one. */
    SEALED,
    /** The newest, whatever the seal says. */
    NEWEST;

    /** As it is written in commands and requests. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads {@link #text}.
     *
     * @throws UserError when it is none
     */
    public static ReferenceChoice parse(String text) {
        return Arrays.stream(values())
                .filter(choice -> choice.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new UserError("Cannot use reference " + text + ". Write sealed or newest, or leave it out."));
    }
}
