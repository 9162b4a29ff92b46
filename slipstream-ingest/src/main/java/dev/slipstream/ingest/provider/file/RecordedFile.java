package dev.slipstream.ingest.provider.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** How a file is opened: unpacked when it begins like gzip, in UTF-8 when it is in UTF-16, as some shells write it. */
public final class RecordedFile {
    /** Some tools pack what is packed already. */
    private static final int MOST_LAYERS = 3;

    private static final int CHUNK = 64 * 1024;
    /** The longest of {@link #FOREIGN}. */
    private static final int LOOKED_AT = 6;

    private static final String GZIP = "\u001f\u008b";
    /** How files begin that many have but nobody here reads, byte by byte. */
    private static final Map<String, String> FOREIGN = Map.of(
            "PK\u0003\u0004", "a zip archive",
            "BZh", "bzip2 data",
            "\u00fd7zXZ\u0000", "xz data",
            "(\u00b5/\u00fd", "zstd data",
            "7z\u00bc\u00af", "a 7z archive",
            "PAR1", "a Parquet file",
            "Obj\u0001", "an Avro file");

    private RecordedFile() {}

    /** @throws IOException when it is none, may not be read, or is of a kind that cannot be */
    static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        return open(Files.newInputStream(file));
    }

    /**
     * Unpacks what is read from {@code raw}, which is closed when it cannot be.
     *
     * @throws IOException when it is of a kind that nobody here reads
     */
    public static InputStream open(InputStream raw) throws IOException {
        try {
            return unpack(raw, MOST_LAYERS);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private static InputStream unpack(InputStream raw, int layers) throws IOException {
        byte[] bytes = raw.readNBytes(LOOKED_AT);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(bytes), raw);
        String begin = new String(bytes, StandardCharsets.ISO_8859_1);
        if (begin.startsWith(GZIP) && layers > 0) {
            return unpack(new GZIPInputStream(whole, CHUNK), layers - 1);
        }
        for (Map.Entry<String, String> foreign : FOREIGN.entrySet()) {
            if (begin.startsWith(foreign.getKey())) {
                throw new IOException("it is " + foreign.getValue() + "; unpack or convert it to JSON or CSV first");
            }
        }
        boolean isUtf16 = begin.startsWith("\u00fe\u00ff") || begin.startsWith("\u00ff\u00fe");
        return isUtf16 ? new Utf8Stream(new InputStreamReader(whole, StandardCharsets.UTF_16)) : whole;
    }
}
