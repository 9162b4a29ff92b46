package dev.slipstream.core.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * The versions of the reference tables: a folder for each that was derived here, and the one that came
 * with the program. None is ever removed, so that an hour can be derived again with the version that
 * it was sealed with. Safe for many threads; one process at a time may add.
 */
/*
 * A version is a folder named after what its tables say, so the same sources never make a second one;
 * deriving it again only gives it a newer date. It is moved into place when it is complete, and one
 * that lacks a table is as if it were not there.
 */
public final class ReferenceShelf {

    /** Tables that nobody uses may go when memory is short. */
    private static final ConcurrentMap<Path, SoftReference<ReferenceData>> OPENED = new ConcurrentHashMap<>();

    private final Path folder;

    private record Edition(ReferenceData data, Instant dated) {}

    private ReferenceShelf(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** The versions in {@code folder}, which need not exist. */
    public static ReferenceShelf in(Path folder) {
        return new ReferenceShelf(folder);
    }

    public Path folder() {
        return folder;
    }

    /**
     * The newest by {@link ReferenceData#dated}, the bundled one included: a new program may bring newer
     * tables than were last downloaded. Reads the folder each time; the same version is the same object.
     */
    public ReferenceData current() {
        return list().get(0);
    }

    /** When the sources of a version were last the newest known, by the last refresh that gave it. */
    public Instant dated(ReferenceData version) {
        return ReferenceData.dateOf(folder.resolve(version.version())).orElseGet(version::dated);
    }

    /** Every complete version, the newest first; never empty. */
    public List<ReferenceData> list() {
        ReferenceData bundled = ReferenceData.bundled();
        List<Edition> editions = new ArrayList<>();
        for (Path place : folders()) {
            ReferenceData.dateOf(place).ifPresent(dated -> editions.add(new Edition(open(place), dated)));
        }
        boolean kept =
                editions.stream().anyMatch(edition -> edition.data().version().equals(bundled.version()));
        if (!kept) {
            editions.add(new Edition(bundled, bundled.dated()));
        }
        return editions.stream()
                .sorted(Comparator.comparing(Edition::dated).reversed())
                .map(Edition::data)
                .toList();
    }

    /** The tables of that version, if they are here. */
    public Optional<ReferenceData> find(String version) {
        ReferenceData bundled = ReferenceData.bundled();
        if (version.equals(bundled.version())) {
            return Optional.of(bundled);
        }
        return folders().stream()
                .filter(place -> place.getFileName().toString().equals(version))
                .filter(place -> ReferenceData.dateOf(place).isPresent())
                .findFirst()
                .map(ReferenceShelf::open);
    }

    /** Puts the bundled version on the shelf: the next program may bring another. */
    public void keepBundled() {
        ReferenceData bundled = ReferenceData.bundled();
        Path place = folder.resolve(bundled.version());
        if (ReferenceData.dateOf(place).isPresent()) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path next = Files.createTempDirectory(folder, ".new-");
            bundled.copyTo(next);
            add(next);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the bundled reference tables in " + folder, e);
        }
    }

    /** Moves complete tables from a folder beside the versions into their place; returns their version. */
    public String add(Path derived) throws IOException {
        String version = ReferenceData.open(derived).version();
        Path place = folder.resolve(version);
        if (ReferenceData.dateOf(place).isPresent()) {
            Files.move(
                    derived.resolve(ReferenceData.PROPERTIES),
                    place.resolve(ReferenceData.PROPERTIES),
                    StandardCopyOption.ATOMIC_MOVE);
            remove(derived);
        } else {
            remove(place);
            Files.move(derived, place, StandardCopyOption.ATOMIC_MOVE);
        }
        return version;
    }

    /** Notes that the sources of a version are still the newest known; no when it is not in the folder. */
    public boolean confirm(String version, Instant dated) throws IOException {
        Path place = folder.resolve(version);
        if (ReferenceData.dateOf(place).isEmpty()) {
            return false;
        }
        Path properties = place.resolve(ReferenceData.PROPERTIES);
        Path next = place.resolve(ReferenceData.PROPERTIES + ".next");
        Files.writeString(next, Files.readString(properties).replaceFirst("(?m)^dated=.*$", "dated=" + dated));
        Files.move(next, properties, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private List<Path> folders() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(place -> place.getFileName().toString().matches("[0-9a-f]{12}"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the reference tables in " + folder, e);
        }
    }

    private static ReferenceData open(Path place) {
        ReferenceData bundled = ReferenceData.bundled();
        if (place.getFileName().toString().equals(bundled.version())) {
            return bundled;
        }
        SoftReference<ReferenceData> kept = OPENED.compute(
                place,
                (p, known) ->
                        known == null || known.get() == null ? new SoftReference<>(ReferenceData.open(p)) : known);
        ReferenceData data = kept.get();
        return data == null ? ReferenceData.open(place) : data;
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
