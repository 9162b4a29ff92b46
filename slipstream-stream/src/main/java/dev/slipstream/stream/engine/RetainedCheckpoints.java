package dev.slipstream.stream.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints that one job left in its folder, over all its runs: {@code
 * FOLDER/<run>/chk-<n>/_metadata}.
 */
final class RetainedCheckpoints {
    /*
     * Flink writes _metadata beside its place and renames it when it is whole, so a checkpoint that has
     * one is complete. Only the newest may be restored: the tables already hold what older ones would
     * write again.
     */
    private static final String METADATA = "_metadata";
    private static final Comparator<Path> BY_AGE =
            Comparator.comparing(RetainedCheckpoints::writtenAt).thenComparing(RetainedCheckpoints::number);

    private final Path folder;

    RetainedCheckpoints(Path folder) {
        this.folder = folder;
    }

    Optional<Path> findNewest() {
        return list().stream().max(BY_AGE);
    }

    /** Removes everything in the folder but {@code keep}, which may be a checkpoint or null. */
    void deleteAllBut(@Nullable Path keep) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new DeletingVisitor(folder, keep));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot clean old checkpoints in " + folder, e);
        }
    }

    private List<Path> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.find(folder, 3, (path, attributes) -> path.endsWith(METADATA))) {
            return found.map(RetainedCheckpoints::parent).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the checkpoints in " + folder, e);
        }
    }

    private static Path parent(Path metadata) {
        Path parent = metadata.getParent();
        if (parent == null) {
            throw new IllegalStateException("Cannot use a checkpoint at the root: " + metadata);
        }
        return parent;
    }

    private static FileTime writtenAt(Path checkpoint) {
        try {
            return Files.getLastModifiedTime(checkpoint.resolve(METADATA));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the checkpoint " + checkpoint, e);
        }
    }

    private static long number(Path checkpoint) {
        String name = String.valueOf(checkpoint.getFileName());
        return Long.parseLong(name.substring(name.indexOf('-') + 1));
    }

    private static final class DeletingVisitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final @Nullable Path keep;

        DeletingVisitor(Path root, @Nullable Path keep) {
            this.root = root;
            this.keep = keep;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return directory.equals(keep) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            boolean holdsWhatIsKept = keep != null && keep.startsWith(directory);
            if (!directory.equals(root) && !holdsWhatIsKept) {
                Files.deleteIfExists(directory);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
