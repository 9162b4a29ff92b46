package dev.slipstream.lakehouse.question;

import static dev.slipstream.lakehouse.table.StateRow.aState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.core.config.UserError;
import dev.slipstream.lakehouse.table.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a statement of the user's may do, and everything it may not. */
class UserSqlTest {
    private static final QueryLimits SMALL = new QueryLimits(Duration.ofMillis(1500), 100, 64L << 20, 64L << 20, 2);

    @TempDir
    static Path folder;

    private static TestLake test;
    private static QueryEngine engine;
    private static QueryEngine small;

    @BeforeAll
    static void fill() {
        test = TestLake.in(folder.resolve("it's a lake"));
        test.append(
                aState().aircraft("4ca123").callsign("DLH1").at("2026-11-20T10:15:00.123456Z"),
                aState().aircraft("4ca124").callsign(null).altitude(null));
        engine = new QueryEngine(test.lake(), GoldTable.bundled(), folder.resolve("temp"), QueryLimits.DEFAULT);
        small = new QueryEngine(test.lake(), GoldTable.bundled(), folder.resolve("temp"), SMALL);
    }

    @AfterAll
    static void close() {
        engine.close();
        small.close();
        test.close();
    }

    @Test
    void answersWithPlainValues() {
        Answer answer = engine.sql("SELECT aircraft, callsign, seen_at, baro_altitude_m, spi, 1 AS one, [1, 2] AS list,"
                + " {'a': 'b'} AS pair, DATE '2026-11-20' AS day FROM silver.states ORDER BY aircraft LIMIT 1;");

        assertThat(answer.columns())
                .extracting(Answer.Column::name)
                .containsExactly(
                        "aircraft", "callsign", "seen_at", "baro_altitude_m", "spi", "one", "list", "pair", "day");
        assertThat(answer.columns().get(2).type()).isEqualTo("TIMESTAMP WITH TIME ZONE");
        assertThat(answer.rows())
                .containsExactly(List.of(
                        "4ca123",
                        "DLH1",
                        Instant.parse("2026-11-20T10:15:00.123456Z"),
                        10_000.0,
                        false,
                        1,
                        List.of(1, 2),
                        java.util.Map.of("a", "b"),
                        java.time.LocalDate.parse("2026-11-20")));
        assertThat(answer.truncated()).isFalse();
        assertThat(answer.took()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*) FROM silver.states",
                "FROM silver.states",
                "TABLE silver.states",
                "SELECT * FROM \"silver\".\"states\" AS s WHERE s.spi = false",
                "SELECT * FROM Silver.States -- the end; DROP TABLE x",
                "/* a; b */ SELECT 1 ; -- c",
                "SELECT 'a;b' AS \"x;--y\", $$it's; --$$ AS z, E'\\';' AS w",
                "WITH states AS (SELECT 1 AS a) SELECT * FROM states, silver.states",
                "WITH a AS (FROM silver.states), b AS (FROM a) SELECT * FROM b JOIN a USING (aircraft)",
                "WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT sum(i) FROM n",
                "SELECT * FROM range(5), generate_series(1, 3), unnest([1, 2])",
                "SELECT unnest([1, 2, 3])",
                "SELECT * FROM (VALUES (1), (2)) AS v(a)",
                "SELECT aircraft FROM silver.states UNION SELECT reason FROM silver.rejected",
                "SELECT (SELECT max(seen_at) FROM silver.states), EXISTS (FROM bronze.captures)",
                "DESCRIBE silver.states",
                "SUMMARIZE silver.states",
                "SELECT aircraft, row_number() OVER (ORDER BY seen_at) FROM silver.states QUALIFY true",
                "SELECT date_trunc('hour', seen_at), avg(baro_altitude_m) FROM silver.states GROUP BY ALL",
                "SELECT * FROM gold.cells_hourly",
                "SELECT list_transform([1, 2], lambda x: x + 1), upper(aircraft) FROM silver.states",
            })
    void runsEverySelectOverTheLake(String sql) {
        assertThat(engine.sql(sql).columns()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // writes
                "CREATE TABLE x (a INT)",
                "INSERT INTO silver.states SELECT * FROM silver.states",
                "DELETE FROM silver.states",
                "UPDATE silver.states SET spi = true",
                "DROP VIEW silver.states",
                "ALTER TABLE silver.states RENAME TO x",
                "COPY silver.states TO 'x.csv'",
                "COPY (SELECT 1) TO '/tmp/x.parquet'",
                "EXPORT DATABASE 'x'",
                "IMPORT DATABASE 'x'",
                // reaches out
                "ATTACH 'x.db'",
                "ATTACH ':memory:' AS m",
                "INSTALL httpfs",
                "LOAD httpfs",
                "SET memory_limit = '9GB'",
                "RESET memory_limit",
                "PRAGMA database_list",
                "CALL pragma_version()",
                "CHECKPOINT",
                "USE memory",
                "PREPARE p AS SELECT 1",
                "EXECUTE p",
                "EXPLAIN ANALYZE SELECT 1",
                // files
                "SELECT * FROM read_csv('/etc/passwd')",
                "SELECT * FROM read_text('/etc/passwd')",
                "SELECT * FROM read_blob('/etc/passwd')",
                "SELECT * FROM READ_PARQUET('x.parquet')",
                "SELECT * FROM system.main.read_csv('/etc/passwd')",
                "SELECT * FROM parquet_metadata('x')",
                "SELECT * FROM parquet_scan('x')",
                "SELECT * FROM glob('/**')",
                "SELECT * FROM '/etc/passwd'",
                "SELECT * FROM \"/etc/passwd\"",
                "SELECT * FROM 'x.csv' JOIN silver.states ON true",
                "SELECT (SELECT count(*) FROM '/etc/passwd')",
                "SELECT 1 WHERE EXISTS (FROM read_csv('/etc/passwd'))",
                "SELECT 1 ORDER BY (SELECT 1 FROM 'x.csv')",
                "SELECT * FROM silver.states LIMIT (SELECT 1 FROM 'x.csv')",
                "DESCRIBE SELECT * FROM 'x.csv'",
                "SUMMARIZE 'x.csv'",
                "PIVOT 'x.csv' ON a USING count(*)",
                // statements in statements
                "SELECT * FROM query('SELECT 1')",
                "SELECT * FROM query_table('duckdb_settings')",
                "SELECT * FROM json_execute_serialized_sql('{}')",
                // what tells about this machine
                "SELECT getenv('HOME')",
                "SELECT * FROM silver.states WHERE aircraft = getenv('HOME')",
                "SELECT sum(length(getenv('HOME'))) OVER ()",
                "SELECT current_setting('temp_directory')",
                "SELECT * FROM duckdb_settings()",
                "SELECT * FROM duckdb_views",
                "SELECT * FROM sqlite_master",
                "SELECT * FROM information_schema.tables",
                "SELECT * FROM pg_catalog.pg_tables",
                "SELECT * FROM system.information_schema.tables",
                "SELECT * FROM pragma_database_list",
                "SHOW TABLES",
                "SHOW ALL TABLES",
                // names that hide others
                "WITH duckdb_views AS (SELECT * FROM duckdb_views) SELECT * FROM duckdb_views",
                "SELECT * FROM (WITH sqlite_master AS (SELECT 1) FROM sqlite_master), sqlite_master",
                "WITH \"/etc/passwd\" AS (FROM \"/etc/passwd\") FROM \"/etc/passwd\"",
                "WITH a AS (FROM b), b AS (SELECT 1) FROM a",
                "SELECT * FROM open_hours_1.silver.states",
                // several statements, and text that hides one
                "SELECT 1; SELECT 2",
                "SELECT 1; DROP VIEW silver.states",
                "SELECT 1) AS a; CREATE TABLE x AS (SELECT 1",
                "SELECT 1 /* ; */; COPY silver.states TO 'x' --",
                "SELECT $$ $$; SELECT $a$ $$ $a$",
                "",
                "-- nothing",
                // values of any size
                "SELECT length(repeat('x', 2000000000))",
                "SELECT len(range(100000000000))",
                "SELECT lpad('x', 1000000000, 'y')",
                "SELECT 'a'.repeat(1000000000)",
                // no such thing
                "SELECT * FROM silver.state",
                "SELECT * FROM states",
                "SELECT nothing FROM silver.states",
                "SELECT $1",
                "SELECT ?",
                "SELEC 1",
                "SELECT 'open",
                "SELECT /* open",
            })
    void refusesEverythingElseInOneSentence(String sql) {
        assertThatThrownBy(() -> engine.sql(sql))
                .isInstanceOf(UserError.class)
                .hasMessageMatching("(?s)Cannot (run|read) the query: [^\n]+\\. [^\n]+\\.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*) FROM range(1000000000000)",
                "SELECT max(a.range + b.range) FROM range(1000000000) a, range(1000000000) b",
                "WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n",
            })
    void endsWhatRunsForever(String sql) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> small.sql(sql))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot finish the query: it ran longer than 1.5 s. Ask for a shorter time or fewer rows.");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT list(range) FROM range(1000000000)",
                "SELECT string_agg(range::VARCHAR || 'xxxxxxxxxxxxxxxxxxxxxxxxxx') FROM range(100000000)",
                "WITH RECURSIVE n AS (SELECT 'x' AS a, 1 AS i UNION ALL SELECT a || a, i + 1 FROM n WHERE i < 32)"
                        + " SELECT max(length(a)) FROM n",
            })
    void endsWhatNeedsTooMuchMemory(String sql) {
        assertThatThrownBy(() -> small.sql(sql))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("it needs more than 64 MB of memory");
    }

    @Test
    void cutsLongAnswersAndSaysSo() {
        Answer cut = small.sql("SELECT * FROM range(101) ORDER BY 1 DESC");
        assertThat(cut.rows()).hasSize(100).startsWith(List.of(100L));
        assertThat(cut.truncated()).isTrue();
        assertThat(small.sql("SELECT * FROM range(100)").truncated()).isFalse();
        assertThat(small.sql("SELECT * FROM range(1000) ORDER BY range DESC LIMIT 500")
                        .rows())
                .hasSize(100)
                .startsWith(List.of(999L));
        assertThat(small.sql("SELECT * FROM range(1000) LIMIT 50").truncated()).isFalse();
    }

    @Test
    void leavesNothingBehind() throws IOException {
        engine.sql("SELECT * FROM silver.states");
        try (Stream<Path> left = Files.list(folder.resolve("temp"))) {
            assertThat(left.filter(Files::isDirectory).toList()).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void saysWhichTablesThereAre() {
        assertThatThrownBy(() -> engine.sql("SELECT * FROM silver.state"))
                .hasMessageStartingWith("Cannot run the query: there is no table \"silver.state\". There are bronze.")
                .hasMessageContaining(", gold.cells_hourly, ")
                .hasMessageEndingWith(", silver.states, silver.tracks.");
    }
}
