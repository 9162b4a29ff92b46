package dev.slipstream.lakehouse.question;

import dev.slipstream.core.config.UserError;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.TableFiles;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose rows may be read. A row of two providers, as {@code a+b}, is of the chosen ones when both are.
 *
 * @param chosen null for all
 * @param inverted the rows that are not of the chosen ones
 */
record ProviderChoice(@Nullable Set<String> chosen, boolean inverted) {
    static final ProviderChoice ALL = new ProviderChoice(null, false);

    /** The column that says whose a row is. */
    static final String COLUMN = "provider";

    static ProviderChoice of(Set<String> chosen) {
        return new ProviderChoice(Set.copyOf(chosen), false);
    }

    /** The rows that are left out. */
    ProviderChoice others() {
        return new ProviderChoice(chosen, !inverted);
    }

    /**
     * The files that may hold rows of the choice; those of one provider's hour hold no others.
     *
     * @throws UserError for a gold table whose rows do not say whose they are
     */
    TableFiles filesOf(TableFiles files) {
        if (chosen == null && !inverted) {
            return files;
        }
        if (files.table().startsWith("gold.") && !saysWhose(files)) {
            throw new UserError("Cannot leave out what may not be passed on: the rows of " + files.table()
                    + " do not say whose they are. Give --own-use to have them all.");
        }
        List<TableFiles.File> left =
                files.files().stream().filter(file -> holds(file.partition())).toList();
        return files.with(left);
    }

    private static boolean saysWhose(TableFiles files) {
        return files.columns().stream().anyMatch(column -> column.name().equals(COLUMN));
    }

    private boolean holds(@Nullable HourPartition partition) {
        return partition == null || inverted != contains(partition.provider());
    }

    private boolean contains(String provider) {
        return chosen == null || chosen.containsAll(Arrays.asList(provider.split("\\+")));
    }

    /** Whether files hold rows of several providers. */
    boolean isMixed(TableFiles files) {
        return saysWhose(files) && files.files().stream().anyMatch(file -> file.partition() == null);
    }

    /** The rows of a SELECT, which has a column {@code provider}, that are of the choice. */
    String of(String select) {
        if (chosen == null) {
            return inverted ? "SELECT * FROM (" + select + ") WHERE false" : select;
        }
        String names = new TreeSet<>(chosen)
                .stream().map(name -> "'" + name.replace("'", "''") + "'").collect(Collectors.joining(", "));
        String ofChosen = "list_has_all([" + names + "]::VARCHAR[], string_split(" + COLUMN + ", '+'))";
        return "SELECT * FROM (" + select + ") WHERE " + (inverted ? "NOT " + ofChosen : ofChosen);
    }
}
