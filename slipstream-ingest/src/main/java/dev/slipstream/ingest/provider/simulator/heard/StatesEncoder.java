package dev.slipstream.ingest.provider.simulator.heard;

import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import dev.slipstream.ingest.provider.simulator.world.Slot;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what receivers hear as OpenSky's answer to {@code /states/all}: an object with {@code time} and
 * {@code states}, a list of rows. The same world, second and request give the same bytes. Used by one
 * thread; as many as are needed may share the {@link Receivers}.
 */
public final class StatesEncoder {

    private final Receivers receivers;
    private final RowEditor editor;
    private final StateRow row;
    private final JsonBuffer json = new JsonBuffer();
    private final JsonBuffer scratch = new JsonBuffer();
    private final Observation seen;
    private final Observation other;
    private final Map<String, int[]> numbersByAddress = new HashMap<>();
    private StatesRequest request = StatesRequest.EVERYTHING;
    private long second;
    private int rows;

    public StatesEncoder(SimulatedWorld world) {
        this(new Receivers(world), RowEditor.NONE);
    }

    public StatesEncoder(Receivers receivers, RowEditor editor) {
        this.receivers = receivers;
        this.editor = editor;
        row = new StateRow(receivers.world());
        seen = receivers.newObservationOfAll();
        other = receivers.newObservation();
        scratch.reserve(StateRow.LONGEST);
    }

    /** All aircraft with category, at a second since 1970. */
    public byte[] encode(long second) {
        return encode(second, StatesRequest.EVERYTHING);
    }

    /** The whole answer to a request at a second since 1970. */
    public byte[] encode(long second, StatesRequest request) {
        this.request = request;
        this.second = request.answeredSecond(second);
        rows = 0;
        json.cutTo(0);
        json.reserve(StateRow.LONGEST);
        json.raw(JsonBuffer.bytes("{\"time\":" + this.second + ",\"states\":"));
        int empty = json.length();
        if (request.icao24s().isEmpty()) {
            for (int number = 0; number < receivers.world().size(); number++) {
                slot(number);
            }
        } else {
            for (int number : numbersOf(request)) {
                slot(number);
            }
        }
        json.reserve(StateRow.LONGEST);
        if (json.length() == empty) {
            json.nothing(); // as OpenSky does when nothing matches
        } else {
            json.ascii(']');
        }
        json.ascii('}');
        return json.copy();
    }

    private void slot(int number) {
        if (!receivers.observe(number, second, seen) || !request.includes(seen)) {
            return;
        }
        int before = json.length();
        json.reserve(StateRow.LONGEST);
        json.ascii(rows == 0 ? '[' : ',');
        row.write(seen, request, json);
        rows++;
        if (editor.edits(number, second)) {
            rows--;
            List<String> fields = json.elementsFrom(before + 1);
            json.cutTo(before);
            editor.edit(new Sent(this, number, second, rows, fields)).forEach(this::element);
        }
    }

    private void element(String text) {
        byte[] bytes = JsonBuffer.bytes(text);
        json.reserve(bytes.length + 1);
        json.ascii(rows == 0 ? '[' : ',');
        json.raw(bytes);
        rows++;
    }

    private int[] numbersOf(StatesRequest request) {
        if (numbersByAddress.isEmpty()) {
            for (Slot slot : receivers.world().slots()) {
                numbersByAddress.merge(slot.icao24(), new int[] {slot.number()}, StatesEncoder::join);
            }
        }
        int[] none = {};
        return request.icao24s().stream()
                .flatMapToInt(address -> Arrays.stream(numbersByAddress.getOrDefault(address, none)))
                .sorted()
                .toArray();
    }

    private static int[] join(int[] some, int[] more) {
        int[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private @Nullable List<String> fieldsOf(int number, long second) {
        if (!receivers.observe(number, second, other)) {
            return null;
        }
        scratch.cutTo(0);
        row.write(other, request, scratch);
        return scratch.elementsFrom(0);
    }

    private record Sent(StatesEncoder encoder, int slot, long second, int index, List<String> fields)
            implements RowEditor.SentRow {

        @Override
        public @Nullable List<String> fieldsAt(long another) {
            return encoder.fieldsOf(slot, another);
        }
    }
}
