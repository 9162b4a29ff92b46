package dev.slipstream.app.export;

import static dev.slipstream.lakehouse.table.StateRow.aState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.core.config.UserError;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.reference.Airport;
import dev.slipstream.core.reference.Country;
import dev.slipstream.core.reference.Operator;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.lakehouse.question.Answer;
import dev.slipstream.lakehouse.question.GoldTable;
import dev.slipstream.lakehouse.question.QueryEngine;
import dev.slipstream.lakehouse.question.QueryLimits;
import dev.slipstream.lakehouse.question.Questions;
import dev.slipstream.lakehouse.table.FlightRow;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.RecordTable;
import dev.slipstream.lakehouse.table.Seal;
import dev.slipstream.lakehouse.table.Seals;
import dev.slipstream.lakehouse.table.StateRow;
import dev.slipstream.lakehouse.table.TestLake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExporterTest {
    private static final Instant HOUR = Instant.parse("2026-11-20T10:00:00Z");
    private static final Clock NOW = Clock.fixed(HOUR.plusSeconds(9_000), ZoneOffset.UTC);
    private static final Map<String, String> NONE = Map.of();

    @TempDir
    Path folder;

    private TestLake lake;
    private Path out;

    @BeforeEach
    void open() {
        lake = TestLake.in(folder.resolve("lake"));
        out = folder.resolve("out");
    }

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void parquetReadBackEqualsSql() throws Exception {
        lake.append(
                simulated("4ca001", "10:00:00").callsign("DLH1"),
                simulated("4ca002", "10:59:59.999999").nowhere().altitude(null).onGround(null),
                simulated("4ca003", "11:00:00"));

        List<String> said =
                exporter(NOW).export(order("silver.states", ExportFormat.PARQUET, HOUR, HOUR.plusSeconds(7_200)));

        assertThat(said.get(0)).startsWith("3 rows in 2 files");
        Path first = out.resolve("silver/year=2026/month=11/day=20/states20261120100000.parquet");
        String columns =
                "aircraft, seen_at, position_at, callsign, latitude, longitude, baro_altitude_m, on_ground, spi,"
                        + " capture_id, item_index, transform_version";
        assertThat(duck("SELECT " + columns + " FROM '" + first + "' ORDER BY aircraft"))
                .isEqualTo(
                        sql("SELECT " + columns + " FROM silver.states WHERE aircraft < '4ca003' ORDER BY aircraft"));
        assertThat(files())
                .containsExactly(
                        "silver/year=2026/month=11/day=20/states20261120100000.parquet",
                        "silver/year=2026/month=11/day=20/states20261120110000.parquet");
    }

    @Test
    void csvReadBackEqualsSql() throws Exception {
        lake.append(
                simulated("4ca001", "10:00:00.25").callsign("A,\"B\""),
                simulated("4ca002", "10:30:00").nowhere());

        exporter(NOW).export(order("silver.states", ExportFormat.CSV, HOUR, HOUR.plusSeconds(3_600)));

        String columns = "aircraft, seen_at::TIMESTAMPTZ, callsign, latitude::DOUBLE, capture_id::BIGINT";
        Path file = out.resolve("silver/year=2026/month=11/day=20/states20261120100000.csv");
        assertThat(duck("SELECT " + columns + " FROM read_csv('" + file + "', all_varchar = true) ORDER BY 1"))
                .isEqualTo(sql("SELECT " + columns + " FROM silver.states ORDER BY 1"));
    }

    @Test
    void jsonAndGeoJsonHoldTheSameRows() throws IOException {
        lake.append(
                simulated("4ca001", "10:00:00").over(50.25, 8.5),
                simulated("4ca002", "10:00:01").nowhere());

        exporter(NOW).export(order("silver.states", ExportFormat.JSON, HOUR, HOUR.plusSeconds(3_600)));
        exporter(NOW).export(order("silver.states", ExportFormat.GEOJSON, HOUR, HOUR.plusSeconds(3_600)));

        Path day = out.resolve("silver/year=2026/month=11/day=20");
        JsonNode rows = json(day.resolve("states20261120100000.json"));
        assertThat(rows).extracting(row -> row.path("aircraft").asText()).containsExactly("4ca001", "4ca002");
        JsonNode points = json(day.resolve("states20261120100000.geojson"));
        assertThat(points.path("type").asText()).isEqualTo("FeatureCollection");
        assertThat(points.path("features").get(0).path("geometry").toString())
                .isEqualTo("{\"type\":\"Point\",\"coordinates\":[8.5,50.25]}");
        assertThat(points.path("features")
                        .get(0)
                        .path("properties")
                        .path("aircraft")
                        .asText())
                .isEqualTo("4ca001");
        assertThat(points.path("features").get(1).path("geometry").isNull()).isTrue();
    }

    @Test
    void cellsAreRectanglesInGeoJsonAndFlightsAreWhereTheyWereLast() throws IOException {
        lake.append(simulated("4ca001", "10:00:00").over(50.25, 8.6));
        lake.append(
                LakeTable.FLIGHTS,
                List.of(FlightRow.aFlight("4ca001", HOUR)
                        .set("last_latitude", 50.5)
                        .set("last_longitude", 8.75)
                        .row()));

        exporter(NOW).export(order("gold.cells_hourly", ExportFormat.GEOJSON, HOUR, HOUR.plusSeconds(3_600)));
        exporter(NOW).export(order("silver.flights", ExportFormat.GEOJSON, HOUR, HOUR.plusSeconds(3_600)));

        JsonNode cells = json(out.resolve("gold/year=2026/month=11/day=20/cells_hourly20261120100000.geojson"));
        assertThat(cells.path("features").get(0).path("geometry").toString())
                .isEqualTo(
                        "{\"type\":\"Polygon\",\"coordinates\":" + "[[[8.5,50],[9,50],[9,50.5],[8.5,50.5],[8.5,50]]]}");
        JsonNode flights = json(out.resolve("silver/year=2026/month=11/day=20/flights20261120100000.geojson"));
        assertThat(flights.path("features").get(0).path("geometry").toString())
                .isEqualTo("{\"type\":\"Point\",\"coordinates\":[8.75,50.5]}");
    }

    @Test
    void aPathIsALineThatIsCutAtTheDateLine() throws IOException {
        lake.append(
                simulated("4ca001", "10:00:00").over(10, 179.5),
                simulated("4ca001", "10:00:10").over(10, 179.9),
                simulated("4ca001", "10:00:20").over(10, -179.9),
                simulated("4ca001", "10:00:30").over(10, -179.5));

        exporter(NOW)
                .export(new ExportOrder(
                        "flight-path",
                        HOUR,
                        HOUR.plusSeconds(3_600),
                        ExportFormat.GEOJSON,
                        out,
                        null,
                        Map.of("aircraft", "4ca001"),
                        ExportOrder.Audience.ANYONE));

        JsonNode lines = json(out.resolve("answers/year=2026/month=11/day=20/flight-path20261120110000.geojson"));
        assertThat(lines.path("features")).hasSize(1);
        assertThat(lines.path("features").get(0).path("geometry").toString())
                .isEqualTo(
                        "{\"type\":\"MultiLineString\",\"coordinates\":[[[179.5,10],[179.9,10]],[[-179.9,10],[-179.5,10]]]}");
        assertThat(lines.path("features").get(0).path("properties").path("times"))
                .hasSize(4);
    }

    @Test
    void foldersAndTimesFollowTheClockOfTheZone() throws IOException {
        lake.append(
                state("4ca001", "2026-12-31T22:30:00Z"),
                state("4ca002", "2026-12-31T23:30:00Z"),
                state("4ca003", "2026-10-25T00:30:00Z"),
                state("4ca004", "2026-10-25T01:30:00Z"));
        ExportOrder paris = new ExportOrder(
                "silver.states",
                Instant.parse("2026-10-01T00:00:00Z"),
                Instant.parse("2027-01-01T00:00:00Z"),
                ExportFormat.CSV,
                out,
                ZoneId.of("Europe/Paris"),
                NONE,
                ExportOrder.Audience.ANYONE);

        exporter(NOW).export(paris);

        assertThat(files())
                .containsExactlyInAnyOrder(
                        "silver/year=2026/month=12/day=31/states20261231230000.csv",
                        "silver/year=2027/month=01/day=01/states20270101000000.csv",
                        "silver/year=2026/month=10/day=25/states20261025020000.csv",
                        "silver/year=2026/month=10/day=25/states20261025020000+0100.csv");
        assertThat(Files.readString(out.resolve("silver/year=2027/month=01/day=01/states20270101000000.csv")))
                .contains("4ca002,2027-01-01T00:30:00+01:00");
    }

    @Test
    void leavesOutWhatMayNotBePassedOnUnlessItIsForOneself() throws IOException {
        lake.append(
                simulated("4ca001", "10:00:00"),
                aState().aircraft("4ca002").from("opensky", "opensky").at("2026-11-20T10:00:01Z"),
                aState().aircraft("4ca003").from("opensky+simulator", "both").at("2026-11-20T10:00:02Z"));

        List<String> said =
                exporter(NOW).export(order("silver.states", ExportFormat.CSV, HOUR, HOUR.plusSeconds(3_600)));

        Path file = out.resolve("silver/year=2026/month=11/day=20/states20261120100000.csv");
        assertThat(Files.readString(file)).contains("4ca001").doesNotContain("4ca002", "4ca003");
        assertThat(said).last().asString().contains("1 rows of opensky, 1 rows of opensky+simulator", "--own-use");

        exporter(NOW)
                .export(new ExportOrder(
                        "silver.states",
                        HOUR,
                        HOUR.plusSeconds(3_600),
                        ExportFormat.CSV,
                        out,
                        null,
                        NONE,
                        ExportOrder.Audience.OWN_USE));
        assertThat(Files.readString(file)).contains("4ca001", "4ca002", "4ca003");
    }

    @Test
    void capturesAreFilesOfTheirBytesBesideAList() throws IOException {
        byte[] json = "{\"time\":1,\"states\":null}".getBytes(StandardCharsets.UTF_8);
        byte[] other = {0, 1, 2, (byte) 255, 13, 10};
        lake.appendCaptures(
                2, List.of(capture(5, "simulator", "sim/../x", json), capture(6, "simulator", "sim", other)));
        lake.appendCaptures(1, List.of(capture(7, "opensky", "opensky", json)));

        List<String> said = exporter(NOW).export(order("captures", ExportFormat.CSV, HOUR, HOUR.plusSeconds(3_600)));

        Path day = out.resolve("bronze/year=2026/month=11/day=20");
        assertThat(day.resolve("captures20261120100000/sim____x-5.json")).hasBinaryContent(json);
        assertThat(day.resolve("captures20261120100000/sim-6.bin")).hasBinaryContent(other);
        assertThat(files()).hasSize(3);
        assertThat(Files.readString(day.resolve("captures20261120100000.csv")))
                .contains("captures20261120100000/sim-6.bin,6,simulator,sim,/states/all,2026-11-20T10:00:06Z,200,");
        assertThat(said).last().asString().contains("1 captures of opensky");
    }

    @Test
    void takesTheLastSettledHourWhenNoTimeIsNamed() throws IOException {
        lake.append(simulated("4ca001", "09:30:00"), simulated("4ca002", "10:30:00"), simulated("4ca003", "11:30:00"));
        ExportOrder order = new ExportOrder(
                "silver.states", null, null, ExportFormat.CSV, out, null, NONE, ExportOrder.Audience.ANYONE);
        assertThatThrownBy(() -> exporter(NOW).export(order))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("settled");
        new Seals(lake.lake()).put(List.of(seal(HOUR.minusSeconds(3_600)), seal(HOUR)));

        exporter(NOW).export(order);

        assertThat(files()).containsExactly("silver/year=2026/month=11/day=20/states20261120100000.csv");
    }

    @Test
    void flightsTableHasTheLatestVersionOfEachFlight() throws IOException {
        publishReference();
        Instant seen = Instant.parse("2026-11-20T10:17:22Z");
        lake.append(
                LakeTable.FLIGHTS,
                List.of(flight(seen.minusSeconds(600), "AIRBORNE", false), flight(seen, "LANDED", true)));
        new Seals(lake.lake()).put(List.of(seal(HOUR)));

        exporter(NOW)
                .export(new ExportOrder(
                        "flights-table",
                        null,
                        null,
                        ExportFormat.CSV,
                        out,
                        ZoneId.of("Europe/Paris"),
                        NONE,
                        ExportOrder.Audience.ANYONE));

        assertThat(Files.readString(out.resolve("answers/year=2026/month=11/day=20/flights-table20261120120000.csv"))
                        .lines())
                .containsExactly(
                        "id,aircraft_code,time,number,on_ground,airline_icao,origin_airport_name,origin_country,"
                                + "destination_airport_name,destination_country,longitude,latitude",
                        "4ca001-20261120T100000Z,A359,2026-11-20 11:17:22,SQ24,1,SIA,Singapore Changi Airport,Singapore,"
                                + "John F. Kennedy International Airport,United States,-73.5,40.25");
    }

    private void publishReference() {
        ReferenceData reference = ReferenceData.bundled();
        RecordTable.of("ref.airports", Airport.class)
                .publish(lake.lake(), each -> reference.listAirports().forEach(each), "test");
        RecordTable.of("ref.countries", Country.class)
                .publish(lake.lake(), each -> reference.listCountries().forEach(each), "test");
        RecordTable.of("ref.operators", Operator.class)
                .publish(lake.lake(), each -> reference.listOperators().forEach(each), "test");
    }

    private static org.apache.iceberg.data.Record flight(Instant knownAt, String stage, boolean onGround) {
        var row = TestLake.row(
                LakeTable.FLIGHTS,
                "4ca001-20261120T100000Z",
                "4ca001",
                knownAt,
                stage,
                HOUR,
                knownAt,
                "SIA24",
                HOUR,
                "WSSS",
                "SEEN",
                null,
                0.9,
                "SG",
                "AS",
                null,
                "KJFK",
                "ROUTE",
                null,
                0.0,
                "US",
                "NA",
                null,
                "SIA",
                "SG",
                "9V-SGA",
                "A359",
                "AIRBUS",
                "SG",
                10L,
                10L,
                1000.0,
                null,
                null,
                null,
                null,
                null,
                null,
                40.25,
                -73.5,
                null,
                onGround,
                "simulator",
                "simulator",
                1L,
                0,
                "simulator",
                2L,
                0,
                null,
                1,
                "test");
        return row;
    }

    @Test
    void aFailureInBetweenLeavesWhatWasThere() throws IOException {
        lake.append(simulated("4ca001", "10:00:00"));
        ExportOrder order = order("silver.states", ExportFormat.CSV, HOUR, HOUR.plusSeconds(3_600));
        exporter(NOW).export(order);
        Path file = out.resolve("silver/year=2026/month=11/day=20/states20261120100000.csv");
        String before = Files.readString(file);

        ExportFolder where = new ExportFolder(out, ZoneOffset.UTC);
        assertThatThrownBy(() -> {
                    try (RowFile half = new RowFile(where, file, new RowFile.Shape(ExportFormat.CSV, false))) {
                        half.begin(List.of(new Answer.Column("one", "VARCHAR")));
                        half.row(List.of("x".repeat(100_000)));
                        throw new IOException("No space left on device");
                    }
                })
                .hasMessageContaining("No space");

        assertThat(file).hasContent(before);
        assertThat(files()).hasSize(1);
    }

    @Test
    void aKilledExportLeavesNoHalfFileAndTheNextOneMakesItWhole() throws Exception {
        lake.append(simulated("4ca001", "10:00:00"));
        Path day = out.resolve("silver/year=2026/month=11/day=20");
        Path part = day.resolve(".states20261120100000.csv.part");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HalfExport.class.getName(),
                        day.resolve("states20261120100000.csv").toString())
                .redirectErrorStream(true)
                .start();
        child.inputReader().readLine();
        child.destroyForcibly().waitFor();

        assertThat(part).exists();
        assertThat(visible(day)).isEmpty();
        exporter(NOW).export(order("silver.states", ExportFormat.CSV, HOUR, HOUR.plusSeconds(3_600)));
        assertThat(visible(day)).containsExactly("states20261120100000.csv");
        assertThat(part).doesNotExist();
    }

    private static List<String> visible(Path day) throws IOException {
        try (Stream<Path> found = Files.list(day)) {
            return found.map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .toList();
        }
    }

    @Test
    void saysWhatCannotBeExported() throws IOException {
        lake.append(simulated("4ca001", "10:00:00"));
        Files.writeString(folder.resolve("file"), "");
        assertUserError(order("silver.stats", ExportFormat.CSV, HOUR, HOUR.plusSeconds(1)), "silver.stats");
        assertUserError(order("flight-pat", ExportFormat.CSV, HOUR, HOUR.plusSeconds(1)), "flight-path");
        assertUserError(order("silver.states", ExportFormat.CSV, HOUR, HOUR), "not before");
        assertUserError(order("silver.seals", ExportFormat.GEOJSON, HOUR, HOUR.plusSeconds(1)), null);
        assertUserError(
                new ExportOrder(
                        "silver.states",
                        HOUR,
                        HOUR.plusSeconds(1),
                        ExportFormat.CSV,
                        folder.resolve("file/x"),
                        null,
                        NONE,
                        ExportOrder.Audience.ANYONE),
                "--out DIR");
        assertUserError(
                new ExportOrder(
                        "silver.states",
                        HOUR,
                        HOUR.plusSeconds(1),
                        ExportFormat.CSV,
                        out,
                        null,
                        Map.of("a", "b"),
                        ExportOrder.Audience.ANYONE),
                "no parameters");
    }

    private void assertUserError(ExportOrder order, String text) {
        if (text == null) {
            assertThat(exporter(NOW).export(order)).singleElement().asString().startsWith("Nothing to export");
            return;
        }
        assertThatThrownBy(() -> exporter(NOW).export(order))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(text);
    }

    @Test
    void exportsByItselfWhatWasSettledSince() throws IOException {
        lake.append(simulated("4ca001", "09:30:00"), simulated("4ca002", "10:30:00"), simulated("4ca003", "11:30:00"));
        Seals seals = new Seals(lake.lake());
        seals.put(List.of(seal(HOUR.minusSeconds(3_600)), seal(HOUR)));
        Exporter exporter = exporter(NOW);
        ScheduledExport scheduled =
                new ScheduledExport(exporter, lake.lake(), List.of("silver.states"), ExportFormat.CSV);

        assertThat(scheduled.run()).contains("1 hours of silver.states");
        assertThat(scheduled.run()).isEmpty();
        seals.put(List.of(seal(HOUR.plusSeconds(3_600))));
        assertThat(scheduled.run()).contains("the last 2026-11-20T11:00:00Z");

        assertThat(files()).filteredOn(name -> name.endsWith(".csv")).hasSize(2);
    }

    private Exporter exporter(Clock clock) {
        return new Exporter(
                lake.lake(),
                GoldTable.bundled(),
                Questions::bundled,
                new Exporter.Place(out, ZoneOffset.UTC, folder.resolve("temp"), QueryLimits.DEFAULT),
                clock);
    }

    private ExportOrder order(String what, ExportFormat format, Instant from, Instant to) {
        return new ExportOrder(what, from, to, format, out, null, NONE, ExportOrder.Audience.ANYONE);
    }

    private static StateRow simulated(String aircraft, String time) {
        return state(aircraft, "2026-11-20T" + time + "Z");
    }

    private static StateRow state(String aircraft, String at) {
        return aState().aircraft(aircraft).at(at);
    }

    private static Capture capture(long id, String provider, String source, byte[] body) {
        return new Capture(id, provider, source, "/states/all", HOUR.plusSeconds(id), 200, body);
    }

    private static Seal seal(Instant hour) {
        return new Seal(
                new HourPartition("simulator", hour),
                hour.plusSeconds(7_200),
                0,
                0,
                0,
                0,
                Map.of(),
                "hash",
                Map.of(),
                1,
                "test");
    }

    private List<List<Object>> sql(String select) {
        try (QueryEngine engine =
                new QueryEngine(lake.lake(), List.of(), folder.resolve("temp"), QueryLimits.DEFAULT)) {
            return engine.sql(select).rows();
        }
    }

    /** What another program reads. */
    private static List<List<Object>> duck(String select) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(select)) {
            List<List<Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    Object value = result.getObject(i);
                    row.add(value instanceof OffsetDateTime time ? time.toInstant() : value);
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> found = Files.walk(out)) {
            return found.filter(Files::isRegularFile)
                    .map(path -> out.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }
}
