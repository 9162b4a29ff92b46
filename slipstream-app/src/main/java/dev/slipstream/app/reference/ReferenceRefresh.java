package dev.slipstream.app.reference;

import dev.slipstream.app.reference.Downloads.Outcome;
import dev.slipstream.core.config.SettingKeys;
import dev.slipstream.core.config.Settings;
import dev.slipstream.core.config.SourceSettings;
import dev.slipstream.core.config.UserError;
import dev.slipstream.core.reference.ReferenceShelf;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Downloads what changed of the sets that are switched on, and derives the tables from them as a new
 * version on the shelf. One at a time per data folder, whether or not Slipstream runs on it.
 */
/*
 * The folder reference/ of the data folder holds downloads/SET/FILE, each with notes beside it, and
 * VERSION/ for each version of the tables. Nothing else writes there, so that the command needs no
 * other lock than its own.
 */
public final class ReferenceRefresh {

    /**
     * What a refresh did.
     *
     * @param lines one for each file, one for the tables
     * @param version of the tables that are now the newest
     * @param complete whether every file was reached and the tables could be derived
     * @param changed whether {@code version} is another than before
     */
    public record Report(List<String> lines, String version, boolean complete, boolean changed) {
        public Report {
            lines = List.copyOf(lines);
        }
    }

    private final List<ReferenceSet> sets;
    private final ReferenceShelf shelf;
    private final Downloads downloads;
    private final InstantSource clock;

    public ReferenceRefresh(Settings settings, InstantSource clock) {
        this.sets = ReferenceSet.of(settings);
        this.shelf = ReferenceShelf.in(folder(settings));
        this.downloads = new Downloads(
                shelf.folder().resolve("downloads"), settings.value(SettingKeys.REFERENCE_TIMEOUT), clock);
        this.clock = clock;
    }

    /** Where the data folder keeps reference tables. */
    public static Path folder(Settings settings) {
        return settings.dataDir().resolve("reference");
    }

    /**
     * Whether newer tables are looked for by themselves. The network is used only where the user already
     * lets it be used: "auto" means while a live source is chosen, so that a simulation neither needs a
     * network nor complains of none.
     */
    public static boolean isUnasked(Settings settings) {
        return switch (settings.value(SettingKeys.REFERENCE_REFRESH)) {
            case "always" -> true;
            case "never" -> false;
            default ->
                SourceSettings.all(settings).stream()
                        .anyMatch(source -> !source.provider().equals("simulator"));
        };
    }

    public ReferenceShelf shelf() {
        return shelf;
    }

    /** When the file that was longest not confirmed was; empty when one never came. */
    public Optional<Instant> checkedAt() {
        Instant oldest = null;
        for (ReferenceSet set : sets) {
            for (RemoteFile file : set.files()) {
                Optional<Remembered> noted = noted(file);
                if (noted.isEmpty()) {
                    return Optional.empty();
                }
                Instant at = noted.get().checkedAt();
                oldest = oldest == null || at.isBefore(oldest) ? at : oldest;
            }
        }
        return Optional.ofNullable(oldest);
    }

    /** Whether the sets were not looked at for that long. */
    public boolean isDue(Duration every) {
        return checkedAt().map(at -> !at.plus(every).isAfter(clock.instant())).orElse(true);
    }

    /** A line for each set: what it is, how old, how large, under which licence. */
    public List<SetStatus> status() {
        List<SetStatus> status = new ArrayList<>();
        for (ReferenceSet set : sets) {
            for (RemoteFile file : set.files()) {
                Optional<Remembered> noted = noted(file);
                status.add(new SetStatus(
                        file.path(),
                        noted.map(Remembered::rows).orElse(null),
                        noted.map(Remembered::changedAt).orElse(null),
                        noted.map(Remembered::checkedAt).orElse(null),
                        set.licence()));
            }
        }
        return status;
    }

    /** One file; the numbers are null when it was never downloaded. */
    public record SetStatus(
            String file,
            @Nullable Integer rows,
            @Nullable Instant changedAt,
            @Nullable Instant checkedAt,
            String licence) {}

    private Optional<Remembered> noted(RemoteFile file) {
        try {
            return Remembered.noted(downloads.place(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Does it.
     *
     * @throws UserError when another refresh runs, or the folder cannot be written
     */
    public Report refresh() throws InterruptedException {
        try {
            Files.createDirectories(shelf.folder());
            try (FileChannel channel = FileChannel.open(
                            shelf.folder().resolve("refresh.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock ignored = lock(channel)) {
                return refreshAlone();
            }
        } catch (IOException e) {
            throw new UserError(
                    "Cannot refresh the reference tables in " + shelf.folder() + ": " + e.getMessage()
                            + ". Make room and make it writable, and try again.",
                    e);
        }
    }

    private FileLock lock(FileChannel channel) throws IOException {
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another thread of this process has it: the same as another process.
        }
        if (lock == null) {
            throw new UserError("Cannot refresh the reference tables in " + shelf.folder()
                    + ": another refresh is running. Wait until it has ended.");
        }
        return lock;
    }

    private Report refreshAlone() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        boolean complete = true;
        boolean whole = true;
        for (ReferenceSet set : sets) {
            for (RemoteFile file : set.files()) {
                Outcome outcome = downloads.fetch(file);
                boolean failed = outcome.kind() == Outcome.Kind.FAILED;
                boolean kept = Files.isRegularFile(downloads.place(file));
                lines.add(describe(outcome, kept));
                complete &= !failed;
                whole &= kept;
            }
        }
        String before = shelf.current().version();
        if (!whole) {
            lines.add("tables: version " + before + " stays: a file was never downloaded");
            return new Report(lines, before, false, false);
        }
        try {
            Derivation derivation = new Derivation(shelf, downloads.folder());
            lines.add("tables: " + derivation.derive(files(), clock.instant()));
        } catch (IOException | RuntimeException e) {
            lines.add("tables: version " + before + " stays: " + e.getMessage());
            return new Report(lines, before, false, false);
        }
        String after = shelf.current().version();
        return new Report(lines, after, complete, !after.equals(before));
    }

    private List<Path> files() {
        return sets.stream()
                .flatMap(set -> set.files().stream())
                .map(downloads::place)
                .toList();
    }

    private static String describe(Outcome outcome, boolean kept) {
        return outcome.file().path() + ": "
                + switch (outcome.kind()) {
                    case NEW -> "new, " + outcome.text();
                    case UNCHANGED -> outcome.text();
                    case FAILED -> "failed, " + outcome.text() + (kept ? "; the one from before stays" : "");
                };
    }
}
