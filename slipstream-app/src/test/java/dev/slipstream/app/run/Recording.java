package dev.slipstream.app.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * Three recorded answers of one past hour: a plain one, a packed one with a row that came before and
 * an impossible latitude, and a bare array with a state older than what came before it.
 */
record Recording(Instant hour) {
    static final int ITEMS = 8;
    static final int STORED = 6;

    List<Path> write(Path folder) throws IOException {
        long start = hour.getEpochSecond();
        Path plain = folder.resolve("first.json");
        Files.writeString(plain, answer(start + 600, row("4ca001", start + 599, 50), row("4ca002", start + 598, 51)));
        Path packed = folder.resolve("second.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(answer(
                            start + 610,
                            row("4ca001", start + 599, 50),
                            row("4ca002", start + 609, 91),
                            row("4ca003", start + 609, 52))
                    .getBytes(StandardCharsets.UTF_8));
        }
        Path bare = folder.resolve("third.json");
        Files.writeString(
                bare,
                "["
                        + String.join(
                                ",",
                                row("4ca001", start + 570, 49),
                                row("4ca002", start + 619, 51),
                                row("4ca004", start + 620, 53))
                        + "]");
        return List.of(plain, packed, bare);
    }

    private static String answer(long time, String... rows) {
        return "{\"time\":" + time + ",\"states\":[" + String.join(",", rows) + "]}";
    }

    private static String row(String icao24, long seen, double latitude) {
        return String.format(
                Locale.ROOT,
                "[\"%s\",\"TST1    \",\"Ireland\",%d,%d,10.5,%.1f,9000,false,210.5,90,0,null,9100,\"1000\",false,0]",
                icao24,
                seen,
                seen,
                latitude);
    }
}
