package dev.slipstream.core.wire;

import dev.slipstream.core.trajectory.event.EventMemory;
import dev.slipstream.core.trajectory.event.EventMemory.Altitude;
import dev.slipstream.core.trajectory.event.EventMemory.Approach;
import dev.slipstream.core.trajectory.event.EventMemory.Contact;
import dev.slipstream.core.trajectory.event.EventMemory.Course;
import dev.slipstream.core.trajectory.event.EventMemory.Holding;
import dev.slipstream.core.trajectory.event.EventMemory.Squawk;
import dev.slipstream.core.trajectory.event.EventMemory.Turn;
import dev.slipstream.core.trajectory.event.EventMemory.Vertical;
import dev.slipstream.core.trajectory.event.Spot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a flight's events as a record inside a value: {@code EventMemory.avsc}. Times and
 * places count from those of the last contact, which is near all of them, so that they are short.
 */
final class EventFields {
    private static final Spot ZERO = new Spot(0, 0, 0, 0);

    private final Spot base;

    private EventFields(@Nullable Spot lastContact) {
        base = lastContact == null ? ZERO : lastContact;
    }

    static void write(WireWriter out, EventMemory memory) {
        Contact contact = memory.contact();
        new EventFields(null).write(out, contact.last());
        out.writeLong(contact.usualMillis()).writeBoolean(contact.onGround());
        EventFields fields = new EventFields(contact.last());
        fields.write(out, memory.squawk());
        fields.write(out, memory.altitude());
        fields.write(out, memory.vertical());
        fields.write(out, memory.approach());
        fields.write(out, memory.holding());
        fields.write(out, memory.course());
    }

    /** Reads what {@link #write(WireWriter, EventMemory)} wrote. */
    static EventMemory read(WireReader in) {
        Spot last = new EventFields(null).readOptionalSpot(in);
        Contact contact = new Contact(last, in.readLong(), in.readBoolean());
        return new EventFields(last).read(in, contact);
    }

    private EventMemory read(WireReader in, Contact contact) {
        return new EventMemory(
                contact,
                new Squawk(in.readOptionalString(), in.readOptionalString(), readOptionalSpot(in), in.readInt()),
                new Altitude(in.readBoolean(), readTime(in), in.readInt(), in.readInt(), readTime(in), in.readInt()),
                readVertical(in),
                new Approach(in.readBoolean(), in.readInt(), readOptionalSpot(in), in.readInt()),
                readHolding(in),
                new Course(
                        in.readOptionalString(),
                        readTime(in),
                        readOptionalSpot(in),
                        in.readLong(),
                        in.readInt(),
                        in.readBoolean()));
    }

    private void write(WireWriter out, Squawk squawk) {
        out.writeOptional(squawk.current()).writeOptional(squawk.candidate());
        write(out, squawk.since());
        out.writeLong(squawk.seen());
    }

    private void write(WireWriter out, Altitude altitude) {
        out.writeBoolean(altitude.geometric())
                .writeLong(altitude.millis() - base.millis())
                .writeLong(altitude.centimeters())
                .writeLong(altitude.rate())
                .writeLong(altitude.suspectMillis() - base.millis())
                .writeLong(altitude.suspect());
    }

    private void write(WireWriter out, Vertical vertical) {
        out.writeLong(vertical.trend());
        write(out, vertical.anchor());
        write(out, vertical.before());
        write(out, vertical.near());
        out.writeLong(vertical.rate()).writeLong(vertical.rateBefore());
        write(out, vertical.level());
        out.writeLong(vertical.cameFrom()).writeBoolean(vertical.undecided());
        write(out, vertical.top());
        out.writeLong(vertical.topSeconds())
                .writeBoolean(vertical.climbTold())
                .writeBoolean(vertical.descentTold())
                .writeLong(vertical.lowest());
    }

    private Vertical readVertical(WireReader in) {
        return new Vertical(
                in.readInt(),
                readOptionalSpot(in),
                readOptionalSpot(in),
                readOptionalSpot(in),
                in.readInt(),
                in.readInt(),
                readOptionalSpot(in),
                in.readInt(),
                in.readBoolean(),
                readOptionalSpot(in),
                in.readInt(),
                in.readBoolean(),
                in.readBoolean(),
                in.readInt());
    }

    private void write(WireWriter out, Approach approach) {
        out.writeBoolean(approach.up()).writeLong(approach.high());
        write(out, approach.low());
        out.writeLong(approach.track());
    }

    private void write(WireWriter out, Holding holding) {
        write(out, holding.last());
        out.writeLong(holding.track()).writeLong(holding.altitude());
        List<Turn> turns = holding.turns();
        if (!turns.isEmpty()) {
            out.writeLong(turns.size());
            for (Turn turn : turns) {
                writeFields(out, turn.start());
                out.writeLong(turn.endMillis() - base.millis())
                        .writeLong(turn.degrees())
                        .writeLong(turn.lowest());
            }
        }
        out.writeLong(0);
        write(out, holding.fix());
        write(out, holding.pass());
        out.writeLong(holding.lapMillis())
                .writeLong(holding.distance())
                .writeLong(holding.endedMillis() - base.millis());
    }

    private Holding readHolding(WireReader in) {
        return new Holding(
                readOptionalSpot(in),
                in.readInt(),
                in.readInt(),
                readTurns(in),
                readOptionalSpot(in),
                readOptionalSpot(in),
                in.readLong(),
                in.readInt(),
                readTime(in));
    }

    /** An Avro array of one block, or of none. */
    private List<Turn> readTurns(WireReader in) {
        long count = in.readLong();
        if (count < 0 || count > EventMemory.MOST_TURNS) {
            throw in.failure(count + " turns are remembered where at most " + EventMemory.MOST_TURNS + " are");
        }
        List<Turn> turns = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            turns.add(new Turn(readSpot(in), readTime(in), in.readInt(), in.readInt()));
        }
        if (count > 0 && in.readLong() != 0) {
            throw in.failure("the turns come in more than one block");
        }
        return turns;
    }

    private void write(WireWriter out, Course course) {
        out.writeOptional(course.bound()).writeLong(course.lookedMillis() - base.millis());
        write(out, course.onCourse());
        out.writeLong(course.onCourseMillis()).writeLong(course.nearest()).writeBoolean(course.told());
    }

    private void write(WireWriter out, @Nullable Spot spot) {
        out.writeUnion(spot != null);
        if (spot != null) {
            writeFields(out, spot);
        }
    }

    private void writeFields(WireWriter out, Spot spot) {
        out.writeLong(spot.millis() - base.millis())
                .writeLong((long) spot.latitude() - base.latitude())
                .writeLong((long) spot.longitude() - base.longitude())
                .writeLong((long) spot.altitude() - base.altitude());
    }

    private @Nullable Spot readOptionalSpot(WireReader in) {
        return in.readPresent() ? readSpot(in) : null;
    }

    private Spot readSpot(WireReader in) {
        return new Spot(
                readTime(in), number(in, base.latitude()), number(in, base.longitude()), number(in, base.altitude()));
    }

    private long readTime(WireReader in) {
        return in.readLong() + base.millis();
    }

    private static int number(WireReader in, int from) {
        long value = in.readLong() + from;
        if (value != (int) value) {
            throw in.failure(value + " is no 32-bit number");
        }
        return (int) value;
    }
}
