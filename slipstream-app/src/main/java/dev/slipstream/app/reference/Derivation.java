package dev.slipstream.app.reference;

import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.reference.ReferenceShelf;
import dev.slipstream.core.reference.importer.ReferenceImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes a version of the tables of what was downloaded, unless the same bytes already gave one. */
final class Derivation {

    private final ReferenceShelf shelf;
    private final Path downloads;

    Derivation(ReferenceShelf shelf, Path downloads) {
        this.shelf = shelf;
        this.downloads = downloads;
    }

    /**
     * Says what was done, in half a line.
     *
     * @param files those to derive from; others may lie beside them
     * @throws IOException or a RuntimeException when the files are not what the importer can read
     */
    String derive(List<Path> files, Instant now) throws IOException {
        String sources = sources(files);
        Path note = downloads.resolve("derived");
        List<String> noted = Files.exists(note) ? Files.readAllLines(note) : List.of();
        if (noted.size() == 2 && noted.get(0).equals(sources) && shelf.confirm(noted.get(1), now)) {
            return "version " + noted.get(1) + " says the same still";
        }
        Path work = Files.createTempDirectory(shelf.folder(), ".new-");
        try {
            Path sets = work.resolve("sets");
            for (Path file : files) {
                Path link = sets.resolve(downloads.relativize(file));
                Files.createDirectories(link.getParent());
                linkOrCopy(file, link);
            }
            Path tables = Files.createDirectory(work.resolve("tables"));
            ReferenceImporter.run(sets, tables, now);
            String version = shelf.add(tables);
            Path next = downloads.resolve("derived.next");
            Files.writeString(next, sources + "\n" + version + "\n");
            Files.move(next, note, StandardCopyOption.ATOMIC_MOVE);
            return "version " + version + ", "
                    + shelf.find(version).map(ReferenceData::rows).orElseThrow();
        } finally {
            remove(work);
        }
    }

    /** The files' contents and this program's rules; the bundled version changes with the rules. */
    private static String sources(List<Path> files) throws IOException {
        StringBuilder text = new StringBuilder(ReferenceData.bundled().version());
        for (Path file : files) {
            text.append(' ').append(Remembered.hash(file));
        }
        return text.toString();
    }

    private static void linkOrCopy(Path file, Path link) throws IOException {
        try {
            Files.createLink(link, file);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(file, link);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
