package dev.slipstream.core.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The reference tables of one version. Each is read when first asked for; the two behind {@link
 * #operatorOf} and {@link #registryCountryOf} take some 50 ms, the routes about half a second and 8 MB.
 * Immutable and safe for many threads; not serializable: ask {@link #bundled} or {@link
 * ReferenceShelf#find} where it is needed.
 */
public final class ReferenceData {

    static final String PROPERTIES = "reference.properties";

    /** Of the tables' columns; another program may write others. */
    private static final String FORMAT = "1";

    private static final class Bundled {
        static final ReferenceData DATA = new ReferenceData(ReferenceData::openResource);
    }

    private final Function<String, InputStream> source;
    private final Lazy<Properties> properties;
    private final Lazy<List<Airport>> airports;
    private final Lazy<Map<String, Airport>> airportsByIdent;
    private final Lazy<Map<String, List<Runway>>> runwaysByAirport;
    private final Lazy<List<Runway>> runways;
    private final Lazy<OperatorIndex> operators;
    private final Lazy<Map<String, AircraftType>> types;
    private final Lazy<List<AircraftType>> typeList;
    private final Lazy<List<Country>> countries;
    private final Lazy<Map<String, Country>> countriesByCode;
    private final Lazy<AircraftIndex> aircraft;
    private final Lazy<AddressIndex> addresses;
    private final Lazy<RouteIndex> routes;
    private final Lazy<AirportIndex> airportIndex;
    private final Lazy<AirportFinder> airportFinder;

    /** @param source opens the file of that name */
    ReferenceData(Function<String, InputStream> source) {
        this.source = source;
        properties = new Lazy<>(this::readProperties);
        airports = new Lazy<>(() -> list("airports", TableRows::airport));
        airportsByIdent = new Lazy<>(() -> byKey(airports.value(), Airport::ident));
        runways = new Lazy<>(() -> list("runways", TableRows::runway));
        runwaysByAirport = new Lazy<>(() -> Map.copyOf(runways.value().stream()
                .collect(Collectors.groupingBy(Runway::airport, Collectors.toUnmodifiableList()))));
        operators = new Lazy<>(() -> new OperatorIndex(list("operators", TableRows::operator)));
        typeList = new Lazy<>(() -> list("aircraft-types", TableRows::aircraftType));
        types = new Lazy<>(() -> byKey(typeList.value(), AircraftType::designator));
        countries = new Lazy<>(() -> list("countries", TableRows::country));
        countriesByCode = new Lazy<>(() -> byKey(countries.value(), Country::code));
        aircraft = new Lazy<>(() -> AircraftIndex.of(
                each -> CsvTable.read("aircraft", reader("aircraft"), row -> each.accept(TableRows.aircraft(row)))));
        addresses = new Lazy<>(() -> new AddressIndex(list("address-blocks", TableRows::addressBlock)));
        routes = new Lazy<>(() -> RouteIndex.read(open(file("routes"))));
        airportIndex = new Lazy<>(() -> new AirportIndex(this));
        airportFinder = new Lazy<>(() -> new AirportFinder(this));
    }

    /** The tables that came with the program; always the same object. */
    public static ReferenceData bundled() {
        return Bundled.DATA;
    }

    /** The tables in a folder, as {@code importer.ReferenceImporter} writes them. */
    public static ReferenceData open(Path folder) {
        return new ReferenceData(file -> {
            try {
                return Files.newInputStream(folder.resolve(file));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the reference table " + folder.resolve(file), e);
            }
        });
    }

    /** The date of the tables in a folder; empty when they are incomplete or of another format. */
    static Optional<Instant> dateOf(Path folder) {
        if (!Files.isRegularFile(folder.resolve(PROPERTIES))) {
            return Optional.empty();
        }
        ReferenceData data = open(folder);
        Properties known = data.properties.value();
        boolean complete = FORMAT.equals(known.getProperty("format"))
                && known.getProperty("dated") != null
                && folder.endsWith(known.getProperty("version", ""))
                && !data.rows().isEmpty()
                && data.rows().keySet().stream().allMatch(table -> Files.isRegularFile(folder.resolve(file(table))));
        return complete ? Optional.of(data.dated()) : Optional.empty();
    }

    /** Writes all tables as they are. */
    void copyTo(Path folder) throws IOException {
        for (String table : rows().keySet()) {
            try (InputStream in = source.apply(file(table))) {
                Files.copy(in, folder.resolve(file(table)));
            }
        }
        try (InputStream in = source.apply(PROPERTIES)) {
            Files.copy(in, folder.resolve(PROPERTIES));
        }
    }

    private static String file(String table) {
        return table + ".csv.gz";
    }

    /** What the tables say, as twelve hex digits: equal versions answer every question alike. */
    public String version() {
        return properties.value().getProperty("version");
    }

    /** When their sources were last the newest known. */
    public Instant dated() {
        return Instant.parse(properties.value().getProperty("dated"));
    }

    /** How many rows each table has, by name; routes are counted by operator and way. */
    public Map<String, Integer> rows() {
        TreeMap<String, Integer> rows = new TreeMap<>();
        for (String key : properties.value().stringPropertyNames()) {
            if (key.startsWith("rows.")) {
                rows.put(key.substring(5), Integer.valueOf(properties.value().getProperty(key)));
            }
        }
        return rows;
    }

    /** By its ICAO code, or by OurAirports' identifier where it has none. */
    public Optional<Airport> findAirport(String ident) {
        return Optional.ofNullable(airportsByIdent.value().get(ident));
    }

    AirportIndex airportIndex() {
        return airportIndex.value();
    }

    AirportFinder airportFinder() {
        return airportFinder.value();
    }

    /** The directions of an airport's runways; empty when none is known. */
    public List<Runway> listRunways(String airportIdent) {
        return runwaysByAirport.value().getOrDefault(airportIdent, List.of());
    }

    /** By its three letters. */
    public Optional<Operator> findOperator(String icaoCode) {
        return Optional.ofNullable(operators.value().find(icaoCode));
    }

    /** The operator that a callsign names; empty for general aviation and unknown codes. */
    public Optional<Operator> findOperatorOfCallsign(String callsign) {
        return Optional.ofNullable(operators.value().ofCallsign(callsign));
    }

    /** {@link Operator#icaoCode()} of {@link #findOperatorOfCallsign}, without allocation. */
    public @Nullable String operatorOf(@Nullable String callsign) {
        Operator operator = callsign == null ? null : operators.value().ofCallsign(callsign);
        return operator == null ? null : operator.icaoCode();
    }

    /**
     * The State whose address block holds the aircraft, as ISO 3166-1 alpha-2 code, without allocation;
     * null for keys that are no 24-bit address or that nobody was given.
     */
    public @Nullable String registryCountryOf(String aircraftKey) {
        int address = AddressIndex.address(aircraftKey);
        AddressBlock block = address < 0 ? null : addresses.value().find(address);
        return block == null ? null : block.country();
    }

    /** The block that holds a 24-bit address in hex. */
    public Optional<AddressBlock> findAddressBlock(String icao24) {
        int address = AddressIndex.address(icao24);
        return address < 0
                ? Optional.empty()
                : Optional.ofNullable(addresses.value().find(address));
    }

    /** By its ICAO Doc 8643 designator. */
    public Optional<AircraftType> findAircraftType(String designator) {
        return Optional.ofNullable(types.value().get(designator));
    }

    /** By its ISO 3166-1 alpha-2 code. */
    public Optional<Country> findCountry(String code) {
        return Optional.ofNullable(countriesByCode.value().get(code));
    }

    /** By its 24-bit address in lower-case hex. */
    public Optional<AircraftEntry> findAircraft(String icao24) {
        return aircraft.value().find(icao24);
    }

    /** Where a callsign flies; zeros before the number do not matter. */
    public Optional<Route> findRoute(String callsign) {
        return routes.value().find(callsign);
    }

    public List<Airport> listAirports() {
        return airports.value();
    }

    public List<Runway> listRunways() {
        return runways.value();
    }

    public List<Operator> listOperators() {
        return operators.value().all();
    }

    public List<AircraftType> listAircraftTypes() {
        return typeList.value();
    }

    public List<Country> listCountries() {
        return countries.value();
    }

    public List<AircraftEntry> listAircraft() {
        return aircraft.value();
    }

    public List<AddressBlock> listAddressBlocks() {
        return addresses.value().all();
    }

    public int routeCount() {
        return routes.value().size();
    }

    /** Gives every route to {@code action}, by callsign; as a list they would take 100 MB. */
    public void forEachRoute(Consumer<Route> action) {
        for (String first : "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("")) {
            routes.value().forEach(first, action);
        }
    }

    /** The routes of one operator, by callsign. */
    public void forEachRouteOf(String operatorIcaoCode, Consumer<Route> action) {
        routes.value().forEach(operatorIcaoCode, action);
    }

    /** How many routes each operator has, by its three letters. */
    public Map<String, Integer> countRoutesByOperator() {
        return routes.value().countByOperator();
    }

    private <T> List<T> list(String table, Function<CsvTable.Row, T> toRecord) {
        return CsvTable.list(table, reader(table), toRecord);
    }

    private BufferedReader reader(String table) {
        return new BufferedReader(new InputStreamReader(open(file(table)), StandardCharsets.UTF_8));
    }

    private static <T> Map<String, T> byKey(List<T> records, Function<T, String> key) {
        return Map.copyOf(records.stream().collect(Collectors.toMap(key, r -> r)));
    }

    private Properties readProperties() {
        Properties read = new Properties();
        try (InputStream in = source.apply(PROPERTIES)) {
            read.load(in);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + PROPERTIES, e);
        }
    }

    private InputStream open(String file) {
        try {
            return new GZIPInputStream(source.apply(file), 1 << 16);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the reference table " + file, e);
        }
    }

    private static InputStream openResource(String file) {
        InputStream in = ReferenceData.class.getResourceAsStream(file);
        if (in == null) {
            throw new IllegalStateException("Cannot find the reference table " + file + " beside its class");
        }
        return in;
    }
}
