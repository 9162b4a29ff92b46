package dev.slipstream.core.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the known word nearest to an unknown one. */
public final class Suggestion {

    private Suggestion() {}

    /**
     * The nearest of {@code known} by edit distance, where swapping two neighbours counts one (optimal string
     * alignment); empty when even that differs in more than a third of its letters.
     */
    public static Optional<String> nearest(String unknown, Collection<String> known) {
        String asked = unknown.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.<String>comparingInt(word -> distance(asked, word.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(word -> distance(asked, word.toLowerCase(Locale.ROOT)) <= Math.max(2, word.length() / 3));
    }

    /** {@code " Did you mean X?"}, or {@code otherwise}. */
    public static String sentence(String unknown, Collection<String> known, String otherwise) {
        return nearest(unknown, known).map(word -> "Did you mean " + word + "?").orElse(otherwise);
    }

    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
