package dev.slipstream.stream.settle;

import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.core.model.FlightReport;
import dev.slipstream.core.wire.FlightReportCodec;
import dev.slipstream.core.wire.StateVectorFields;
import dev.slipstream.core.wire.StateVectorHead;
import dev.slipstream.core.wire.TrackCodec;
import dev.slipstream.core.wire.WireSchema;
import dev.slipstream.ingest.provider.ProviderType;
import org.apache.flink.api.common.functions.Partitioner;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.table.data.RowData;
import org.jspecify.annotations.Nullable;

/** By what captures and values are spread over tasks and sorted in them. */
final class SortKeys {
    /*
     * Flink sorts by one value, of which it compares the first 8 bytes without reading the record. Text of
     * characters below 128 takes a byte each, so numbers are written in digits of seven bits: an ICAO address
     * takes four, and four of the time within the hour tell states apart that are not of one instant; the
     * rest of it, the provider's rank, capture and item settle ties. Any other aircraft comes after those, as
     * text with an end mark. A track has nothing behind the aircraft, so that it comes before its states.
     * Flight reports follow all states; those that repeat each other stand together, by their arrival.
     */
    private static final String HEX = "0123456789abcdef";

    private static final int DIGIT_BITS = 7;

    private static final int DIGIT_MASK = (1 << DIGIT_BITS) - 1;
    private static final int ADDRESS_LENGTH = 6;
    private static final int ADDRESS_DIGITS = 4;
    private static final int TIME_DIGITS = 5;
    private static final int RANK_DIGITS = 1;
    private static final int CAPTURE_DIGITS = 9;
    private static final int ITEM_DIGITS = 5;
    private static final char END = 0;
    private static final char AFTER_ADDRESSES = 0x08;
    private static final char AFTER_STATES = 0x7F;

    private SortKeys() {}

    /** Captures of a source stay together: the id begins with the source. */
    static final class BySource implements Partitioner<Long>, KeySelector<RowData, Long> {
        private static final long serialVersionUID = 1;

        @Override
        public Long getKey(RowData capture) {
            return CaptureIds.prefixOf(capture.getLong(0));
        }

        @Override
        public int partition(Long source, int tasks) {
            return Math.floorMod(Long.hashCode(source), tasks);
        }
    }

    /** Captures of a source in their order; parts of a capture in any. */
    static final class ByCapture implements KeySelector<RowData, Long> {
        private static final long serialVersionUID = 1;

        @Override
        public Long getKey(RowData capture) {
            return capture.getLong(0);
        }
    }

    /** An aircraft's track and states stay together, and reports that repeat each other. */
    static String together(byte[] value) {
        if (WireSchema.FLIGHT_REPORT.heads(value)) {
            return FlightReportCodec.identity(FlightReportCodec.decode(value));
        }
        return WireSchema.TRACK.heads(value) ? TrackCodec.aircraft(value) : StateVectorHead.aircraft(value);
    }

    /** Values of what {@link #together} gives stay together. */
    static final class Spread implements Partitioner<String> {
        private static final long serialVersionUID = 1;

        @Override
        public int partition(String key, int tasks) {
            return Math.floorMod(key.hashCode() * 0x9E3779B9 >>> 16, tasks);
        }
    }

    /**
     * For values of one hour: of each aircraft, ICAO addresses first, its track, then its states by time seen, rank of the
     * provider, capture, item; then reports by aircraft, identity, arrival, capture, item.
     */
    static final class ByItem implements KeySelector<byte[], String> {
        private static final long serialVersionUID = 1;

        private final long hourMicros;
        private transient @Nullable StateVectorFields reused;

        ByItem(Window window) {
            this.hourMicros = Window.micros(window.hour());
        }

        @Override
        public String getKey(byte[] value) {
            if (WireSchema.FLIGHT_REPORT.heads(value)) {
                return reportKey(FlightReportCodec.decode(value));
            }
            return WireSchema.TRACK.heads(value)
                    ? begin(TrackCodec.aircraft(value)).toString()
                    : stateKey(value);
        }

        private String reportKey(FlightReport report) {
            String aircraft = report.aircraft();
            StringBuilder key = new StringBuilder(80)
                    .append(AFTER_STATES)
                    .append(aircraft == null ? "" : aircraft)
                    .append(END)
                    .append(FlightReportCodec.identity(report));
            append(key, Window.micros(report.accountedAt()) - hourMicros, TIME_DIGITS);
            append(key, report.origin().captureId(), CAPTURE_DIGITS);
            append(key, report.origin().itemIndex(), ITEM_DIGITS);
            return key.toString();
        }

        private String stateKey(byte[] value) {
            StateVectorFields fields = reused == null ? new StateVectorFields() : reused;
            reused = fields.read(value);
            StringBuilder key = begin(fields.stringAt(StateVectorFields.AIRCRAFT));
            append(key, fields.longAt(StateVectorFields.SEEN_AT) - hourMicros, TIME_DIGITS);
            append(key, ProviderType.rankOf(fields.stringAt(StateVectorFields.PROVIDER)), RANK_DIGITS);
            append(key, fields.longAt(StateVectorFields.CAPTURE_ID), CAPTURE_DIGITS);
            append(key, fields.longAt(StateVectorFields.ITEM_INDEX), ITEM_DIGITS);
            return key.toString();
        }

        /** The same order as that of the text, for addresses. */
        private static StringBuilder begin(String aircraft) {
            StringBuilder key = new StringBuilder(32);
            long address = aircraft.length() == ADDRESS_LENGTH ? 0 : -1;
            for (int i = 0; i < aircraft.length() && address >= 0; i++) {
                int digit = HEX.indexOf(aircraft.charAt(i));
                address = digit < 0 ? -1 : address << 4 | digit;
            }
            if (address < 0) {
                return key.append(AFTER_ADDRESSES).append(aircraft).append(END);
            }
            append(key, address, ADDRESS_DIGITS);
            return key;
        }

        private static void append(StringBuilder key, long number, int digits) {
            for (int shift = (digits - 1) * DIGIT_BITS; shift >= 0; shift -= DIGIT_BITS) {
                key.append((char) (number >>> shift & DIGIT_MASK));
            }
        }
    }
}
