package dev.slipstream.core.wire;

import dev.slipstream.core.model.Position;
import dev.slipstream.core.trajectory.FilterMemory;
import dev.slipstream.core.trajectory.FilterMemory.Fix;
import dev.slipstream.core.trajectory.FilterMemory.Rival;
import dev.slipstream.core.trajectory.GroundMemory;
import dev.slipstream.core.trajectory.JudgeMemory;
import dev.slipstream.core.trajectory.ProviderMerge.Heard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What judging observations remembers, as a record inside a value. */
final class FilterFields {
    /** More ranks than this are no memory of ours; a bound for damaged values. */
    private static final int MAX_HEARD = 1_000;

    private FilterFields() {}

    static void write(WireWriter out, JudgeMemory memory) {
        write(out, memory.position(), FilterFields::write);
        write(out, memory.baroAltitude(), WireWriter::writeDouble);
        write(out, memory.geoAltitude(), WireWriter::writeDouble);
        GroundMemory ground = memory.ground();
        out.writeUnion(ground != null);
        if (ground != null) {
            out.writeBoolean(ground.onGround()).writeInstant(ground.at()).writeOptional(ground.altitudeMeters());
        }
        out.writeArrayStart(memory.heard().size());
        for (Heard heard : memory.heard()) {
            out.writeLong(heard.rank()).writeInstant(heard.seenAt()).writeOptional(heard.placedAt());
        }
        if (!memory.heard().isEmpty()) {
            out.writeArrayStart(0);
        }
    }

    static JudgeMemory read(WireReader in) {
        return new JudgeMemory(
                read(in, FilterFields::readPosition),
                read(in, WireReader::readDouble),
                read(in, WireReader::readDouble),
                in.readPresent() ? new GroundMemory(in.readBoolean(), in.readInstant(), in.readOptionalDouble()) : null,
                readHeard(in));
    }

    private static List<Heard> readHeard(WireReader in) {
        List<Heard> heard = new ArrayList<>();
        for (long count = in.readLong(); count != 0; count = in.readLong()) {
            if (count < 0 || count + heard.size() > MAX_HEARD) {
                throw in.failure("an array has a block of " + count);
            }
            for (long i = 0; i < count; i++) {
                heard.add(new Heard(in.readInt(), in.readInstant(), in.readOptionalInstant()));
            }
        }
        return heard;
    }

    private static <V> void write(WireWriter out, @Nullable FilterMemory<V> memory, BiConsumer<WireWriter, V> value) {
        out.writeUnion(memory != null);
        if (memory == null) {
            return;
        }
        write(out, memory.believed(), value);
        out.writeLong(memory.support()).writeDouble(memory.rateMps());
        Rival<V> rival = memory.rival();
        out.writeUnion(rival != null);
        if (rival != null) {
            write(out, rival.newest(), value);
            out.writeLong(rival.count()).writeInstant(rival.since());
        }
    }

    private static <V> @Nullable FilterMemory<V> read(WireReader in, Function<WireReader, V> value) {
        if (!in.readPresent()) {
            return null;
        }
        Fix<V> believed = readFix(in, value);
        int support = in.readInt();
        double rate = in.readDouble();
        Rival<V> rival = in.readPresent() ? new Rival<>(readFix(in, value), in.readInt(), in.readInstant()) : null;
        return new FilterMemory<>(believed, support, rate, rival);
    }

    private static <V> void write(WireWriter out, Fix<V> fix, BiConsumer<WireWriter, V> value) {
        value.accept(out, fix.value());
        out.writeInstant(fix.at());
    }

    private static <V> Fix<V> readFix(WireReader in, Function<WireReader, V> value) {
        V read = value.apply(in);
        Instant at = in.readInstant();
        return new Fix<>(read, at);
    }

    private static void write(WireWriter out, Position position) {
        out.writeDouble(position.latitude()).writeDouble(position.longitude());
    }

    private static Position readPosition(WireReader in) {
        return new Position(in.readDouble(), in.readDouble());
    }
}
