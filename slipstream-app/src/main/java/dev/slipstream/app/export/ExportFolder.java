package dev.slipstream.app.export;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;

/**
 * Where files are: {@code <layer>/year=2026/month=11/day=20/<name>20261120100000.<ending>}, days and times
 * by the clock of a zone. The second of two hours that an autumn clock shows under the same time has its
 * offset in the name.
 */
record ExportFolder(Path root, ZoneId zone) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("'year='uuuu/'month='MM/'day='dd");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxxx");

    /** The folder of the day in which {@code begin} lies. */
    Path day(String layer, Instant begin) {
        return root.resolve(layer).resolve(DAY.format(begin.atZone(zone)));
    }

    Path file(String layer, String name, Instant begin, String ending) {
        return day(layer, begin).resolve(stamped(name, begin) + "." + ending);
    }

    /** The name with the time. */
    String stamped(String name, Instant begin) {
        ZonedDateTime local = begin.atZone(zone);
        return name + SECOND.format(local) + (isSecondOfTwo(local) ? OFFSET.format(local) : "");
    }

    private boolean isSecondOfTwo(ZonedDateTime local) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local.toLocalDateTime());
        return change != null && change.isOverlap() && change.getOffsetAfter().equals(local.getOffset());
    }

    /** A moment as text: in UTC as everywhere, in another zone with its offset. */
    Object shown(Instant instant) {
        return zone.normalized().equals(ZoneOffset.UTC)
                ? instant
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }
}
