package dev.slipstream.app.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets lines of one part pass: those whose logger's name has a segment of that name, such as {@code kafka} or
 * {@code stream}, with the lines (stack traces) that follow each. Without a part, all pass.
 */
final class LogFilter implements Predicate<String> {

    private static final Pattern START = Pattern.compile("\\d{4}-\\S+ [A-Z]+ +\\[.*?] (\\S+) - .*");

    private final @Nullable String part;
    private final TreeSet<String> seen = new TreeSet<>();
    private boolean passing;

    LogFilter(@Nullable String part) {
        this.part = part == null ? null : part.toLowerCase(Locale.ROOT);
        this.passing = part == null;
    }

    @Override
    public boolean test(String line) {
        Matcher start = START.matcher(line);
        if (part != null && start.matches()) {
            String[] segments = start.group(1).toLowerCase(Locale.ROOT).split("\\.");
            passing = Arrays.asList(segments).contains(part);
            if (segments.length > 2) {
                seen.add(segments[2]);
            }
        }
        return passing;
    }

    /** Parts that were met, to be suggested. */
    TreeSet<String> seen() {
        return seen;
    }
}
