package dev.slipstream.lakehouse.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerivedTableTest {
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
    private static final List<TableColumn> COLUMNS = List.of(
            new TableColumn(1, "provider", ColumnType.TEXT, true, null),
            new TableColumn(2, "hour", ColumnType.TIME, true, null),
            new TableColumn(3, "value", ColumnType.LONG, false, null));

    @TempDir
    Path folder;

    private TestLake test;

    @BeforeEach
    void open() {
        test = TestLake.in(folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private DerivedTable table(List<TableColumn> columns) {
        DerivedTable table = new DerivedTable(test.lake(), "gold.values", Period.HOURLY, columns);
        table.createOrExtend();
        return table;
    }

    private static Instant hour(int number) {
        return START.plusSeconds(3600L * number);
    }

    private static long put(DerivedTable table, int hour, Object... row) {
        return table.replace(Period.HOURLY.at(hour(hour)), out -> {
            if (row.length > 0) {
                List<Object> cells = new ArrayList<>(List.of("simulator", hour(hour)));
                cells.addAll(Arrays.asList(row));
                out.accept(cells);
            }
        });
    }

    private Map<Instant, Object> values() {
        Table table = test.lake().findTable("gold.values").orElseThrow();
        Map<Instant, Object> values = new TreeMap<>();
        for (Record row : RowFiles.readAll(table, Expressions.alwaysTrue())) {
            values.put(((java.time.OffsetDateTime) row.getField("hour")).toInstant(), row.getField("value"));
        }
        return values;
    }

    private List<TimeSpan> spans() {
        return new FilePlans(test.lake())
                .plan("gold.values", null, null).orElseThrow().files().stream()
                        .map(TableFiles.File::span)
                        .sorted(java.util.Comparator.comparing(TimeSpan::from))
                        .toList();
    }

    @Test
    void aDayOfHoursBecomesOneFileThatStandsForAllOfThem() {
        DerivedTable table = table(COLUMNS);
        for (int i = 0; i < 24; i++) {
            put(table, i, (long) i);
            assertThat(table.merge(gap -> false)).isEqualTo(i == 23 ? 23 : 0);
        }
        assertThat(spans()).containsExactly(new TimeSpan(START, hour(24)));
        assertThat(values()).hasSize(24).containsEntry(hour(7), 7L);
    }

    @Test
    void anHourInAMergedFileIsReplacedAloneAndAnEmptyOneIsNoLongerStored() {
        DerivedTable table = table(COLUMNS);
        for (int i = 0; i < 24; i++) {
            put(table, i, (long) i);
        }
        table.merge(gap -> false);
        assertThat(put(table, 5, 500L)).isEqualTo(1);
        assertThat(values()).hasSize(24).containsEntry(hour(5), 500L).containsEntry(hour(4), 4L);
        assertThat(spans())
                .containsExactly(
                        new TimeSpan(START, hour(5)), new TimeSpan(hour(5), hour(6)), new TimeSpan(hour(6), hour(24)));

        assertThat(put(table, 5)).isZero();
        assertThat(values()).hasSize(23).doesNotContainKey(hour(5));
        assertThat(spans()).hasSize(2).noneMatch(span -> span.contains(hour(5)));
    }

    @Test
    void aGapIsBridgedOnlyWhereThereIsNothingToBeStored() {
        DerivedTable table = table(COLUMNS);
        for (int i = 0; i < 25; i++) {
            if (i != 12) {
                put(table, i, (long) i);
            }
        }
        assertThat(table.merge(gap -> false)).isZero();
        List<TimeSpan> asked = new ArrayList<>();
        assertThat(table.merge(gap -> asked.add(gap))).isEqualTo(23);
        assertThat(asked).containsExactly(new TimeSpan(hour(12), hour(13)));
        assertThat(spans()).containsExactly(new TimeSpan(START, hour(25)));
    }

    @Test
    void monthsAreNotMergedIntoEachOther() {
        DerivedTable table = table(COLUMNS);
        int last = (int) java.time.Duration.between(START, Instant.parse("2026-12-01T00:00:00Z"))
                .toHours();
        for (int i = last - 24; i < last + 2; i++) {
            put(table, i, (long) i);
        }
        table.merge(gap -> false);
        assertThat(spans())
                .hasSize(3)
                .first()
                .isEqualTo(new TimeSpan(hour(last - 24), Instant.parse("2026-12-01T00:00:00Z")));
    }

    @Test
    void aColumnAddedLaterIsNullInOlderRows() {
        put(table(COLUMNS), 0, 1L);
        List<TableColumn> more = new ArrayList<>(COLUMNS);
        more.add(2, new TableColumn(4, "note", ColumnType.TEXT, false, null));
        put(table(more), 1, "new", 2L);

        Table table = test.lake().findTable("gold.values").orElseThrow();
        List<Record> rows = RowFiles.readAll(table, Expressions.alwaysTrue());
        assertThat(rows)
                .extracting(row -> row.getField("value") + " " + row.getField("note"))
                .containsExactlyInAnyOrder("1 null", "2 new");
    }

    @Test
    void aTableThatWasPartitionedByHourGoesOnByMonth() {
        Schema schema = new Schema(COLUMNS.stream().map(TableColumn::field).toArray(Types.NestedField[]::new));
        PartitionSpec hourly = PartitionSpec.builderFor(schema)
                .identity("provider")
                .hour("hour")
                .build();
        test.lake()
                .createIfMissing(
                        TableIdentifier.parse("gold.values"),
                        schema,
                        hourly,
                        SortOrder.unsorted(),
                        LakeTable.commonProperties());
        Table old = test.lake().findTable("gold.values").orElseThrow();
        for (int i = 0; i < 23; i++) {
            Record row = RowFiles.row(old);
            row.setField("provider", "simulator");
            row.setField("hour", hour(i).atOffset(java.time.ZoneOffset.UTC));
            row.setField("value", (long) i);
            old.newAppend().appendFile(RowFiles.write(old, List.of(row))).commit();
        }
        assertThat(spans()).hasSize(23);

        DerivedTable table = table(COLUMNS);
        put(table, 3, 300L);
        put(table, 23, 23L);
        assertThat(values()).hasSize(24).containsEntry(hour(3), 300L).containsEntry(hour(4), 4L);
        assertThat(table.merge(gap -> false)).isEqualTo(23);
        assertThat(spans()).containsExactly(new TimeSpan(START, hour(24)));
        assertThat(values()).hasSize(24).containsEntry(hour(3), 300L).containsEntry(hour(4), 4L);
    }

    @Test
    void leavesNoFileBehindWhenItsRowsFail() {
        DerivedTable table = table(COLUMNS);
        assertThatThrownBy(() -> table.replace(Period.HOURLY.at(START), out -> {
                    out.accept(List.of("simulator", START, 1L));
                    throw new IllegalStateException("no more");
                }))
                .hasMessage("no more");
        assertThat(folder.resolve("gold").toFile().exists() ? test.parquetFiles("gold") : List.of())
                .isEmpty();
    }

    @Test
    void needsProviderAndItsPeriod() {
        assertThatThrownBy(() -> new DerivedTable(test.lake(), "gold.values", Period.DAILY, COLUMNS))
                .hasMessage("Cannot make gold.values: it needs the columns provider and day of type DATE");
    }
}
