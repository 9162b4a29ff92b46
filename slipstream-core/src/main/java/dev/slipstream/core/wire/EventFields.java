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

/** What is remembered of a flight's events as a record inside a value: {@code EventMemory.avsc}. */
final class EventFields {

    private EventFields() {}

    static void write(WireWriter out, EventMemory memory) {
        write(out, memory.contact());
        write(out, memory.squawk());
        write(out, memory.altitude());
        write(out, memory.vertical());
        write(out, memory.approach());
        write(out, memory.holding());
        write(out, memory.course());
    }

    static EventMemory read(WireReader in) {
        return new EventMemory(
                new Contact(readOptionalSpot(in), in.readLong(), in.readBoolean()),
                new Squawk(in.readOptionalString(), in.readOptionalString(), readOptionalSpot(in), in.readInt()),
                new Altitude(
                        in.readBoolean(), in.readLong(), in.readInt(), in.readInt(), in.readLong(), in.readInt()),
                readVertical(in),
                new Approach(in.readBoolean(), in.readInt(), readOptionalSpot(in), in.readInt()),
                readHolding(in),
                new Course(
                        in.readOptionalString(),
                        in.readLong(),
                        readOptionalSpot(in),
                        in.readLong(),
                        in.readInt(),
                        in.readInt(),
                        in.readBoolean()));
    }

    private static void write(WireWriter out, Contact contact) {
        write(out, contact.last());
        out.writeLong(contact.usualMillis()).writeBoolean(contact.onGround());
    }

    private static void write(WireWriter out, Squawk squawk) {
        out.writeOptional(squawk.current()).writeOptional(squawk.candidate());
        write(out, squawk.since());
        out.writeLong(squawk.seen());
    }

    private static void write(WireWriter out, Altitude altitude) {
        out.writeBoolean(altitude.geometric())
                .writeLong(altitude.millis())
                .writeLong(altitude.centimeters())
                .writeLong(altitude.rate())
                .writeLong(altitude.suspectMillis())
                .writeLong(altitude.suspect());
    }

    private static void write(WireWriter out, Vertical vertical) {
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

    private static Vertical readVertical(WireReader in) {
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

    private static void write(WireWriter out, Approach approach) {
        out.writeBoolean(approach.up()).writeLong(approach.high());
        write(out, approach.low());
        out.writeLong(approach.track());
    }

    private static void write(WireWriter out, Holding holding) {
        write(out, holding.last());
        out.writeLong(holding.track()).writeLong(holding.altitude());
        List<Turn> turns = holding.turns();
        if (!turns.isEmpty()) {
            out.writeLong(turns.size());
            for (Turn turn : turns) {
                writeFields(out, turn.start());
                out.writeLong(turn.endMillis()).writeLong(turn.degrees()).writeLong(turn.lowest());
            }
        }
        out.writeLong(0);
        write(out, holding.fix());
        write(out, holding.pass());
        out.writeLong(holding.lapMillis()).writeLong(holding.distance()).writeLong(holding.endedMillis());
    }

    private static Holding readHolding(WireReader in) {
        return new Holding(
                readOptionalSpot(in),
                in.readInt(),
                in.readInt(),
                readTurns(in),
                readOptionalSpot(in),
                readOptionalSpot(in),
                in.readLong(),
                in.readInt(),
                in.readLong());
    }

    /** An Avro array of one block, or of none. */
    private static List<Turn> readTurns(WireReader in) {
        long count = in.readLong();
        if (count < 0 || count > EventMemory.MOST_TURNS) {
            throw in.failure(count + " turns are remembered where at most " + EventMemory.MOST_TURNS + " are");
        }
        List<Turn> turns = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            turns.add(new Turn(readSpot(in), in.readLong(), in.readInt(), in.readInt()));
        }
        if (count > 0 && in.readLong() != 0) {
            throw in.failure("the turns come in more than one block");
        }
        return turns;
    }

    private static void write(WireWriter out, Course course) {
        out.writeOptional(course.bound()).writeLong(course.lookedMillis());
        write(out, course.onCourse());
        out.writeLong(course.onCourseMillis())
                .writeLong(course.nearest())
                .writeLong(course.distance())
                .writeBoolean(course.told());
    }

    private static void write(WireWriter out, @Nullable Spot spot) {
        out.writeUnion(spot != null);
        if (spot != null) {
            writeFields(out, spot);
        }
    }

    private static void writeFields(WireWriter out, Spot spot) {
        out.writeLong(spot.millis())
                .writeLong(spot.latitude())
                .writeLong(spot.longitude())
                .writeLong(spot.altitude());
    }

    private static @Nullable Spot readOptionalSpot(WireReader in) {
        return in.readPresent() ? readSpot(in) : null;
    }

    private static Spot readSpot(WireReader in) {
        return new Spot(in.readLong(), in.readInt(), in.readInt(), in.readInt());
    }
}
