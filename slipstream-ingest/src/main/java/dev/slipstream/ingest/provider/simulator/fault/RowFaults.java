package dev.slipstream.ingest.provider.simulator.fault;

import dev.slipstream.core.model.RejectReason;
import dev.slipstream.ingest.provider.simulator.fault.TrueFault.Outcome;
import dev.slipstream.ingest.provider.simulator.heard.RowEditor;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the planned faults of rows and writes down those that happened. A fault that a row cannot have,
 * such as a jump without a position, does not happen. Used by one thread.
 */
final class RowFaults implements RowEditor {

    private static final int TIME_POSITION = 3;
    private static final int LAST_CONTACT = 4;
    private static final int LATITUDE = 6;
    private static final int BARO_ALTITUDE = 7;
    private static final int ON_GROUND = 8;

    /** Beyond the 60 s for which positions are believed, up to 15 minutes. */
    private static final int LEAST_LATE_SECONDS = 90;

    private static final int LATE_SPAN_SECONDS = 811;

    /** Beyond the hour for which contacts are believed, up to three hours. */
    private static final int LEAST_VERY_LATE_SECONDS = 3720;

    private static final int VERY_LATE_SPAN_SECONDS = 7081;
    private static final int LONGEST_RESEND_SECONDS = 300;
    private static final int OUT_OF_ORDER_TRIES = 4;
    private static final BigDecimal TOO_HIGH_METERS = BigDecimal.valueOf(10_000);

    private final FaultPlan plan;
    private final int stepSeconds;
    private final List<TrueFault> happened = new ArrayList<>();

    RowFaults(FaultPlan plan, int stepSeconds) {
        this.plan = plan;
        this.stepSeconds = stepSeconds;
    }

    /** What happened since this was asked last. */
    List<TrueFault> takeHappened() {
        List<TrueFault> taken = List.copyOf(happened);
        happened.clear();
        return taken;
    }

    @Override
    public boolean edits(int slot, long second) {
        return plan.rowFault(slot, second) != null;
    }

    @Override
    public List<String> edit(SentRow row) {
        FaultKind kind = plan.rowFault(row.slot(), row.second());
        if (kind == null) {
            return List.of(element(row.fields()));
        }
        long dice = plan.dice(row.slot(), row.second());
        List<String> elements = switch (kind) {
            case MISSING -> missing(row);
            case DUPLICATE -> duplicate(row, dice);
            case LATE -> late(row, dice);
            case VERY_LATE -> veryLate(row, dice);
            case OUT_OF_ORDER -> outOfOrder(row, dice);
            case CORRUPT -> corrupt(row, dice);
            case JUMP -> jump(row, dice);
            case WRONG_ALTITUDE -> wrongAltitude(row, dice);
            case TRUNCATED, OUTAGE -> null;
        };
        return elements == null ? List.of(element(row.fields())) : elements;
    }

    private List<String> missing(SentRow row) {
        note(FaultKind.MISSING, row, row.index(), "left out", Outcome.ABSENT, null);
        return List.of();
    }

    /** In this answer, or from an earlier one in which nothing was wrong. */
    private List<String> duplicate(SentRow row, long dice) {
        long steps = 1 + dice / 2 % Math.max(1, LONGEST_RESEND_SECONDS / stepSeconds);
        long earlier = row.second() - steps * stepSeconds;
        List<String> again = dice % 2 == 0 || !isSound(row.slot(), earlier) ? null : row.fieldsAt(earlier);
        String detail = again == null ? "twice in the answer" : "again from the answer of " + earlier;
        note(FaultKind.DUPLICATE, row, row.index() + 1, detail, Outcome.REPEATED, null);
        return List.of(element(row.fields()), element(again == null ? row.fields() : again));
    }

    private boolean isSound(int slot, long second) {
        return plan.rowFault(slot, second) == null
                && plan.arrivingPart(second) == 1
                && plan.outageAt(second).isEmpty();
    }

    private @Nullable List<String> late(SentRow row, long dice) {
        long age = LEAST_LATE_SECONDS + dice % LATE_SPAN_SECONDS;
        List<String> old = row.fieldsAt(row.second() - age);
        if (old == null || contact(old) >= contact(row.fields())) {
            return null;
        }
        boolean placed = !isNull(old, LATITUDE);
        note(
                FaultKind.LATE,
                row,
                row.index(),
                "last contact " + (row.second() - contact(old)) + " s ago",
                placed ? Outcome.WITHHELD : Outcome.KEPT,
                placed ? RejectReason.STALE_POSITION : null);
        return List.of(element(old));
    }

    /** Where the aircraft was not heard then, the row of now with the times of then. */
    private List<String> veryLate(SentRow row, long dice) {
        long age = LEAST_VERY_LATE_SECONDS + dice % VERY_LATE_SPAN_SECONDS;
        List<String> old = row.fieldsAt(row.second() - age);
        if (old == null) {
            old = Corruption.with(row.fields(), LAST_CONTACT, Long.toString(contact(row.fields()) - age));
            if (!isNull(old, TIME_POSITION)) {
                long position = Long.parseLong(old.get(TIME_POSITION)) - age;
                old = Corruption.with(old, TIME_POSITION, Long.toString(position));
            }
        }
        String detail = "last contact " + (row.second() - contact(old)) + " s ago";
        note(FaultKind.VERY_LATE, row, row.index(), detail, Outcome.REJECTED, RejectReason.STALE_CONTACT);
        return List.of(element(old));
    }

    private @Nullable List<String> outOfOrder(SentRow row, long dice) {
        List<String> before = row.fieldsAt(row.second() - stepSeconds);
        if (before == null) {
            return null;
        }
        for (int i = 0; i < OUT_OF_ORDER_TRIES; i++) {
            List<String> old = row.fieldsAt(row.second() - stepSeconds - 1 - dice % 8 - 8L * i);
            if (old != null && contact(old) < contact(before)) {
                String detail =
                        "last contact " + (contact(before) - contact(old)) + " s before that of the answer before";
                note(FaultKind.OUT_OF_ORDER, row, row.index(), detail, Outcome.KEPT, null);
                return List.of(element(old));
            }
        }
        return null;
    }

    private List<String> corrupt(SentRow row, long dice) {
        Corruption corruption = Corruption.values()[(int) (dice % Corruption.values().length)];
        note(FaultKind.CORRUPT, row, row.index(), corruption.name(), Outcome.REJECTED, corruption.reason());
        return List.of(corruption.apply(row.fields()));
    }

    /** At least 1.5° of latitude, which is 166 km, towards the equator. */
    private @Nullable List<String> jump(SentRow row, long dice) {
        if (isNull(row.fields(), LATITUDE)) {
            return null;
        }
        BigDecimal latitude = new BigDecimal(row.fields().get(LATITUDE));
        BigDecimal off = BigDecimal.valueOf(150 + dice % 700, 2);
        BigDecimal moved = latitude.signum() > 0 ? latitude.subtract(off) : latitude.add(off);
        return replace(FaultKind.JUMP, row, LATITUDE, moved, "latitude");
    }

    private @Nullable List<String> wrongAltitude(SentRow row, long dice) {
        if (isNull(row.fields(), BARO_ALTITUDE) || row.fields().get(ON_GROUND).equals("true")) {
            return null;
        }
        BigDecimal altitude = new BigDecimal(row.fields().get(BARO_ALTITUDE));
        boolean raised = altitude.signum() == 0 || dice % 2 == 0;
        BigDecimal wrong = raised ? altitude.add(TOO_HIGH_METERS) : BigDecimal.ZERO;
        return replace(FaultKind.WRONG_ALTITUDE, row, BARO_ALTITUDE, wrong, "pressure altitude");
    }

    private List<String> replace(FaultKind kind, SentRow row, int place, BigDecimal value, String name) {
        String text = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        note(kind, row, row.index(), name + " " + text + ", not " + row.fields().get(place), Outcome.KEPT, null);
        return List.of(element(Corruption.with(row.fields(), place, text)));
    }

    private void note(
            FaultKind kind, SentRow row, int index, String detail, Outcome outcome, @Nullable RejectReason reason) {
        Instant at = Instant.ofEpochSecond(row.second());
        String aircraft = row.fields().get(0).replace("\"", "");
        happened.add(new TrueFault(kind, aircraft, at, at, index, detail, outcome, reason));
    }

    private static long contact(List<String> fields) {
        return Long.parseLong(fields.get(LAST_CONTACT));
    }

    private static boolean isNull(List<String> fields, int place) {
        return fields.get(place).equals("null");
    }

    private static String element(List<String> fields) {
        return "[" + String.join(",", fields) + "]";
    }
}
