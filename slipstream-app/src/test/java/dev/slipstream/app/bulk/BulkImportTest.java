package dev.slipstream.app.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.app.embedded.TestPostgres;
import dev.slipstream.app.schedule.AppDatabase;
import dev.slipstream.core.config.UserError;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.ingest.bulk.BulkFile;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.Seal;
import dev.slipstream.lakehouse.table.Seals;
import dev.slipstream.lakehouse.table.TestLake;
import dev.slipstream.stream.settle.SettleJob;
import dev.slipstream.stream.settle.SettleResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class BulkImportTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final long BEGIN = Instant.parse("2026-11-20T00:00:00Z").getEpochSecond();
    private static final int HOURS = 3;
    private static final int ROWS = 3_000;
    private static final String HEADER =
            "time,icao24,lat,lon,velocity,heading,vertrate,callsign,onground,alert,spi,squawk,baroaltitude,geoaltitude,"
                    + "lastposupdate,lastcontact,hour\n";

    @TempDir
    Path folder;

    private AppDatabase database;
    private TestLake lake;

    @BeforeEach
    void open() {
        database = AppDatabase.open(TestPostgres.shared());
        lake = TestLake.in(folder.resolve("lake"));
    }

    @AfterEach
    void close() throws SQLException {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from imports");
        }
        lake.close();
        database.close();
    }

    /** Stands for a process that ends without any clean-up. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @Test
    void aFileIsImportedSettledAndPassedOverTheNextTime() throws IOException {
        Path file = rows("day.csv", 0);
        List<String> progress = new ArrayList<>();

        List<String> account = importer(point -> {}).run(order(file), progress::add);

        assertThat(account.get(0)).contains("day.csv: 3000 rows in 3 captures", "3 hours touched");
        assertThat(account.get(1))
                .isEqualTo("3 hours settled, which now hold 3000 items = 2970 stored + 29 repeated + 1 rejected "
                        + "{BAD_ADDRESS=1}");
        assertThat(lake.rows(LakeTable.STATES)).hasSize(2_970);
        assertThat(progress.get(0)).startsWith("import: 1 file");

        List<String> again = importer(point -> {}).run(order(file), progress::add);

        assertThat(again).hasSize(1);
        assertThat(again.get(0)).contains("passed over");
        assertThat(lake.rows(LakeTable.CAPTURES)).hasSize(3);
    }

    @Test
    void killedAtAnyPointAndGoneOnItIsAsIfNothingHadHappened() throws IOException {
        Path file = rows("killed.csv", 1);
        AtomicInteger points = new AtomicInteger();
        importer(point -> points.incrementAndGet()).run(order(file), line -> {});
        List<String> hashes = hashes();
        Set<Object> captures = captures();
        Set<HourPartition> settled = new TreeSet<>();

        assertThat(points).hasValueGreaterThanOrEqualTo(12);
        for (int kill = 1; kill <= points.get(); kill++) {
            startAfresh("kill-" + kill);
            AtomicInteger left = new AtomicInteger(kill);
            Consumer<String> killer = point -> {
                if (left.decrementAndGet() == 0) {
                    throw new Killed();
                }
            };
            assertThatThrownBy(() -> withoutSettling(killer, settled).run(order(file), line -> {}))
                    .isInstanceOf(Killed.class);
            settled.clear();

            withoutSettling(point -> {}, settled).run(order(file), line -> {});

            assertThat(captures()).as("after point %d", kill).isEqualTo(captures);
            assertThat(settled).as("after point %d", kill).hasSize(HOURS);
        }
        importer(point -> {}).run(order(file), line -> {});
        assertThat(hashes()).isEqualTo(hashes);
    }

    @Test
    void anotherFileOfTheSameHoursIsAddedToThem() throws IOException {
        importer(point -> {}).run(order(rows("one.csv", 0)), line -> {});

        List<String> account = importer(point -> {}).run(order(rows("two.csv", 10_000)), line -> {});

        assertThat(account.get(1)).contains("6000 items = 5940 stored + 58 repeated + 2 rejected");
        assertThat(captures()).hasSize(6);
    }

    @Test
    void parquetGivesTheSameRowsAsItsCsv() throws Exception {
        Path csv = rows("same.csv", 0);
        importer(point -> {}).run(order(csv), line -> {});
        List<String> hashes = hashes();
        Path parquet = folder.resolve("same.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("COPY (SELECT *, [1, 2, 3] AS serials FROM read_csv('" + csv
                    + "', types = {'icao24': 'VARCHAR', 'squawk': 'VARCHAR'})) TO '" + parquet + "' (FORMAT parquet)");
        }
        startAfresh("parquet");

        List<String> account = importer(point -> {}).run(order(parquet), line -> {});

        assertThat(account.get(0)).startsWith("same.parquet: 3000 rows");
        assertThat(hashes()).isEqualTo(hashes);
    }

    @Test
    void whatCannotBeImportedLeavesNothingBehind() throws IOException {
        Path good = rows("good.csv", 0);
        Path bad = Files.writeString(folder.resolve("bad.parquet"), "PAR1 and no more");
        List<String> said = new ArrayList<>();

        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> importer(point -> {})
                        .run(new BulkImport.Order(List.of(good, bad), BulkFile.Reading.found(), null), said::add))
                .withMessageContaining("bad.parquet: it is no Parquet that can be read");

        assertThat(String.join("\n", said)).contains("3 hours settled");
        assertThat(importer(point -> {}).run(order(good), said::add).get(0)).contains("passed over");
    }

    @Test
    void aSourceThatWasBrokenOffComesFirst() throws IOException {
        Path first = rows("first.csv", 0);
        assertThatThrownBy(() -> importer(point -> {
                            if (point.equals("import-after-begin")) {
                                throw new Killed();
                            }
                        })
                        .run(order(first), line -> {}))
                .isInstanceOf(Killed.class);

        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> importer(point -> {}).run(order(rows("second.csv", 7)), line -> {}))
                .withMessageContaining("the import of first.csv was broken off. Import that first");
    }

    private void startAfresh(String name) {
        try {
            close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        database = AppDatabase.open(TestPostgres.shared());
        lake = TestLake.in(folder.resolve(name));
    }

    /** A batch per capture, so that there are several commits. */
    private BulkImport importer(Consumer<String> faults) {
        return new BulkImport(lake.lake(), database.pool(), this::settle, NOW, faults, 1);
    }

    /** Leaves the hours to later, and says which they are. */
    private BulkImport withoutSettling(Consumer<String> faults, Set<HourPartition> asked) {
        BulkImport.Settling later = (hours, progress) -> {
            asked.addAll(hours);
            return hours.stream()
                    .map(hour -> new BulkImport.Settled(hour, null, "later"))
                    .toList();
        };
        return new BulkImport(lake.lake(), database.pool(), later, NOW, faults, 1);
    }

    private List<BulkImport.Settled> settle(Collection<HourPartition> hours, Consumer<String> progress) {
        SettleJob job = new SettleJob(
                lake.lake(), ReferenceData::bundled, folder.resolve("settle-" + UUID.randomUUID()), 1, NOW);
        List<SettleResult> results =
                job.settle(hours.stream().map(HourPartition::hour).distinct().toList());
        return hours.stream()
                .flatMap(hour -> results.stream()
                        .filter(result -> result.hour().equals(hour.hour()))
                        .map(result -> new BulkImport.Settled(
                                hour, result.seal(hour.provider()).orElse(null), result.note())))
                .toList();
    }

    private List<String> hashes() {
        return new Seals(lake.lake())
                .list().stream()
                        .map(known -> known.seal())
                        .map((Seal seal) -> seal.partition() + " " + seal.items() + " " + seal.contentHash())
                        .sorted()
                        .toList();
    }

    /** What is in bronze; fails when there is an id twice. */
    private Set<Object> captures() {
        Set<Object> ids = new TreeSet<>();
        Set<Object> all = new TreeSet<>();
        lake.rows(LakeTable.CAPTURES).forEach(row -> {
            assertThat(ids.add(row.getField("capture_id"))).isTrue();
            all.add(row.getField("capture_id") + " " + row.getField("received_at") + " " + row.getField("request") + " "
                    + row.getField("sha256"));
        });
        return all;
    }

    private static BulkImport.Order order(Path file) {
        return new BulkImport.Order(List.of(file), BulkFile.Reading.found(), null);
    }

    /** Of three hours, every hundredth but one a repeat, the other without an address. */
    private Path rows(String name, int first) throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        String before = "";
        for (int i = 0; i < ROWS; i++) {
            long time = BEGIN + (long) i * HOURS * 3_600 / ROWS;
            String aircraft = i == 2_900 ? "zzz" : "%06x".formatted(0x4c_0000 + first + i);
            String row =
                    "%d,%s,53.4,-6.25,230.5,271.25,0.0,TST12   ,False,False,False,1000,10972.8,11200.1,%d.25,%d.5,%d\n"
                            .formatted(time, aircraft, time, time, time / 3_600 * 3_600);
            boolean isRepeat = i % 100 == 1 && i != 2_901;
            text.append(isRepeat ? before : row);
            before = row;
        }
        return Files.writeString(folder.resolve(name), text);
    }
}
