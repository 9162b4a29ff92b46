package dev.slipstream.ingest.provider.simulator.fault;

import dev.slipstream.core.model.RejectReason;
import dev.slipstream.ingest.provider.simulator.fault.TrueFault.Outcome;
import dev.slipstream.ingest.provider.simulator.heard.Receivers;
import dev.slipstream.ingest.provider.simulator.heard.RowEditor;
import dev.slipstream.ingest.provider.simulator.heard.StatesEncoder;
import dev.slipstream.ingest.provider.simulator.heard.StatesRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Answers with the planned faults in them, and the truth about these. The same receivers, plan, second and
 * request give the same bytes and the same faults. Used by one thread.
 */
public final class FaultyAnswers {

    private final FaultPlan plan;
    private final int stepSeconds;
    private final RowFaults rowFaults;
    private final StatesEncoder encoder;

    /**
     * An answer.
     *
     * @param faults of rows in the order of the rows, then of the answer; only those whose rows arrive
     */
    public record Answer(byte[] body, List<TrueFault> faults) {}

    /** @param stepSeconds between answers: what is sent again or out of order is from some steps before */
    public FaultyAnswers(Receivers receivers, FaultPlan plan, int stepSeconds) {
        this.plan = plan;
        this.stepSeconds = stepSeconds;
        rowFaults = new RowFaults(plan, stepSeconds);
        encoder = new StatesEncoder(receivers, plan.rates().isNone() ? RowEditor.NONE : rowFaults);
    }

    /** The outage in which a second lies, when nobody is to be answered. */
    public Optional<TrueFault> outageAt(long second) {
        return plan.outageAt(second);
    }

    /** The answer at a second since 1970; outages are not looked at. */
    public Answer answer(long second, StatesRequest request) {
        byte[] body = encoder.encode(second, request);
        List<TrueFault> faults = rowFaults.takeHappened();
        long answered = request.answeredSecond(second);
        double part = plan.arrivingPart(answered);
        return part == 1 ? new Answer(body, faults) : truncate(body, faults, answered, part);
    }

    /**
     * All that goes wrong from {@code from} to before {@code to} for one who asks for everything at whole
     * multiples of the step: outages, and the faults of the answers between them. Makes every answer anew.
     */
    public List<TrueFault> faultsBetween(Instant from, Instant to) {
        List<TrueFault> out = new ArrayList<>(plan.outagesBetween(from, to));
        long begin = from.getEpochSecond() + (from.getNano() > 0 ? 1 : 0);
        long first = -Math.floorDiv(-begin, stepSeconds) * stepSeconds;
        for (long second = first; Instant.ofEpochSecond(second).isBefore(to); second += stepSeconds) {
            if (outageAt(second).isEmpty()) {
                out.addAll(answer(second, StatesRequest.EVERYTHING).faults());
            }
        }
        return out;
    }

    private static Answer truncate(byte[] body, List<TrueFault> faults, long second, double part) {
        Cut cut = Cut.inARow(body, Math.max(1, (int) (part * body.length)));
        List<TrueFault> arriving = new ArrayList<>(faults);
        arriving.removeIf(fault -> fault.row() != null && fault.row() >= cut.wholeElements());
        Instant at = Instant.ofEpochSecond(second);
        arriving.add(new TrueFault(
                FaultKind.TRUNCATED,
                null,
                at,
                at,
                cut.wholeElements(),
                "ends after " + cut.place() + " of " + body.length + " bytes",
                Outcome.REJECTED,
                RejectReason.TRUNCATED_BODY));
        return new Answer(Arrays.copyOf(body, cut.place()), List.copyOf(arriving));
    }

    /** Where a body breaks off: after so many bytes, after so many elements that are whole. */
    private record Cut(int place, int wholeElements) {

        /** The depth within a row: in the object, in the list, in the row. */
        private static final int IN_A_ROW = 3;

        /** At a place, or in the next row after it; only there it is plain which elements are whole. */
        static Cut inARow(byte[] body, int place) {
            int depth = 0;
            int commas = 0;
            boolean quoted = false;
            boolean listed = false;
            for (int i = 0; i < body.length; i++) {
                if (i >= place && depth >= IN_A_ROW) {
                    return new Cut(i, commas);
                }
                if (body[i] == '"') {
                    quoted = !quoted;
                } else if (!quoted) {
                    depth += body[i] == '[' || body[i] == '{' ? 1 : body[i] == ']' || body[i] == '}' ? -1 : 0;
                    listed |= depth == IN_A_ROW - 1;
                    commas += body[i] == ',' && depth == IN_A_ROW - 1 ? 1 : 0;
                }
            }
            return listed ? new Cut(body.length - 1, commas + 1) : new Cut(place, 0);
        }
    }
}
