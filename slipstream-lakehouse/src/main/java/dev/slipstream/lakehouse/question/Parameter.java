package dev.slipstream.lakehouse.question;

import org.jspecify.annotations.Nullable;

/**
 * What a question can be given.
 *
 * @param required whether there is no default
 * @param defaultText as the default is written; null when it is required, or null by default
 * @param description one sentence for people
 */
public record Parameter(
        String name,
        ParameterType type,
        boolean required,
        @Nullable String defaultText,
        String description) {}
