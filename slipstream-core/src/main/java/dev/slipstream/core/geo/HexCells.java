package dev.slipstream.core.geo;

import com.uber.h3core.H3Core;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * The hexagons of H3 (https://h3geo.org), a grid of the Earth whose cells are of nearly the same area. A
 * cell is a number of 64 bits. Safe for many threads.
 *
 * <p>Cells are stored at resolution {@value #STORED_RESOLUTION} (about 5.2 km², 1.4 km from centre to
 * corner); coarser ones are {@link #parentOf} of these, which is arithmetic on the number and can be
 * written in SQL: at resolution 5, {@code (h3_7 - (2::BIGINT << 52)) | 1056964608}.
 */
/*
 * Bits of a cell (H3 documentation, "H3Index Bit Layout"): 52 to 55 the resolution, 45 to 51 the base
 * cell, then three bits for each of the resolutions 1 to 15, 7 where the cell has none.
 */
public final class HexCells {
    /** Of the cells that are kept in tables. */
    public static final int STORED_RESOLUTION = 7;

    /** Where H3 looks for a folder for its library; the default is the system's temporary one. */
    private static final String LIBRARY_FOLDER = "h3.native.dir";

    private static final String LIBRARY_NAME = "libh3-java";

    private static final int RESOLUTION_OFFSET = 52;
    private static final long RESOLUTION_MASK = 0xFL << RESOLUTION_OFFSET;
    private static final int FINEST = 15;
    private static final int DIGIT_BITS = 3;

    private static final class Library {
        static final H3Core H3 = open();

        private static H3Core open() {
            try {
                return H3Core.newInstance();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot unpack the library of H3", e);
            }
        }
    }

    private HexCells() {}

    /**
     * Says where the native library is to be unpacked, which happens at the first use: a folder that may
     * hold executables and that this process alone uses. What earlier processes left there, which were
     * killed, is deleted. A folder that was named when Java was started stays; after the first use nothing
     * changes any more.
     */
    public static void unpackInto(Path folder) {
        if (System.getProperty(LIBRARY_FOLDER) != null) {
            return;
        }
        System.setProperty(LIBRARY_FOLDER, folder.toAbsolutePath().toString());
        File[] left = folder.toFile().listFiles((parent, name) -> name.startsWith(LIBRARY_NAME));
        for (File library : left == null ? new File[0] : left) {
            if (!library.delete()) {
                library.deleteOnExit();
            }
        }
    }

    /** Where the native library is or will be unpacked. */
    public static File libraryFolder() {
        return new File(System.getProperty(LIBRARY_FOLDER, System.getProperty("java.io.tmpdir")));
    }

    /**
     * The cell of resolution {@value #STORED_RESOLUTION} that holds a point; about 0.4 µs.
     *
     * @param latitude −90 to 90
     * @param longitude −180 to 180
     */
    public static long cellOf(double latitude, double longitude) {
        return Library.H3.latLngToCell(latitude, longitude, STORED_RESOLUTION);
    }

    /**
     * The coarser cell that a cell belongs to.
     *
     * @param resolution 0 to that of the cell
     */
    public static long parentOf(long cell, int resolution) {
        if (resolution < 0 || resolution > resolutionOf(cell)) {
            throw new IllegalArgumentException(
                    "Cannot give the parent at resolution " + resolution + " of a cell at " + resolutionOf(cell));
        }
        long unused = (1L << DIGIT_BITS * (FINEST - resolution)) - 1;
        return cell & ~RESOLUTION_MASK | (long) resolution << RESOLUTION_OFFSET | unused;
    }

    /** 0 (coarsest) to 15. */
    public static int resolutionOf(long cell) {
        return (int) ((cell & RESOLUTION_MASK) >>> RESOLUTION_OFFSET);
    }
}
