package dev.slipstream.lakehouse.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;

/** Seals as rows of {@code silver.seals}. */
final class SealRows {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    private SealRows() {}

    static Record row(ChainedSeal chained) {
        Seal seal = chained.seal();
        GenericRecord row = GenericRecord.create(LakeTable.SEALS.schema());
        row.setField("hour", utc(seal.partition().hour()));
        row.setField("provider", seal.partition().provider());
        row.setField("settled_at", utc(seal.settledAt()));
        row.setField("items", seal.items());
        row.setField("stored", seal.stored());
        row.setField("repeated", seal.repeated());
        row.setField("rejected", seal.rejected());
        row.setField("rejected_by_reason", json(seal.rejectedByReason()));
        row.setField("content_hash", seal.contentHash());
        row.setField("chain_hash", chained.chainHash());
        row.setField("through", json(seal.through()));
        row.setField("transform_version", seal.transformVersion());
        row.setField("reference_version", seal.referenceVersion());
        row.setField("parser_version", seal.parserVersion());
        row.setField("rows", seal.rows());
        Handover handover = seal.handover();
        row.setField("tracks_in", handover == null ? null : handover.tracksIn());
        row.setField("tracks_out", handover == null ? null : handover.tracksOut());
        return row;
    }

    static ChainedSeal seal(Record row) {
        Long rows = (Long) row.getField("rows");
        String tracksIn = (String) row.getField("tracks_in");
        String tracksOut = (String) row.getField("tracks_out");
        Seal seal = new Seal(
                new HourPartition((String) row.getField("provider"), instant(row.getField("hour"))),
                instant(row.getField("settled_at")),
                (Long) row.getField("items"),
                (Long) row.getField("stored"),
                (Long) row.getField("repeated"),
                (Long) row.getField("rejected"),
                counts((String) row.getField("rejected_by_reason")),
                (String) row.getField("content_hash"),
                counts((String) row.getField("through")),
                (Integer) row.getField("transform_version"),
                (String) row.getField("reference_version"),
                (Integer) row.getField("parser_version"),
                rows == null ? (Long) row.getField("stored") : rows,
                tracksIn == null || tracksOut == null ? null : new Handover(tracksIn, tracksOut));
        return new ChainedSeal(seal, (String) row.getField("chain_hash"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(Object time) {
        return ((OffsetDateTime) time).toInstant();
    }

    private static String json(Map<String, Long> counts) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(counts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + counts, e);
        }
    }

    private static Map<String, Long> counts(String json) {
        try {
            return JSON.readValue(json, COUNTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read the counts of a seal: " + json, e);
        }
    }
}
