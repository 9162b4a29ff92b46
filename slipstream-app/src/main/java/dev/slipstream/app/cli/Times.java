package dev.slipstream.app.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import picocli.CommandLine.TypeConversionException;

/** Moments as people type them, without an offset UTC, and the zones of clocks. */
final class Times {

    private Times() {}

    static Instant parse(String text) {
        String iso = text.strip().replace(' ', 'T');
        try {
            if (iso.length() == "2026-11-20".length()) {
                return LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            boolean hasOffset = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
            return hasOffset
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "'" + text + "' is no moment; write 2026-11-20, 2026-11-20T10:15 or 2026-11-20T10:15:00Z (UTC)");
        }
    }

    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is no time zone; write UTC or Europe/Paris");
        }
    }
}
