package dev.slipstream.core.reference;

import dev.slipstream.core.model.Position;
import dev.slipstream.core.reference.CsvTable.Row;
import org.jspecify.annotations.Nullable;

/** The rows of the bundled tables as records. */
final class TableRows {

    private TableRows() {}

    static Airport airport(Row row) {
        return new Airport(
                row.text("ident"),
                row.find("icao"),
                row.find("iata"),
                row.text("name"),
                row.find("municipality"),
                row.text("country").intern(),
                row.text("continent").intern(),
                new Position(Double.parseDouble(row.text("latitude")), Double.parseDouble(row.text("longitude"))),
                row.findNumber("elevation_m"),
                size(row.text("size")),
                row.text("scheduled").equals("1"));
    }

    private static AirportSize size(String letter) {
        return switch (letter) {
            case "L" -> AirportSize.LARGE;
            case "M" -> AirportSize.MEDIUM;
            default -> AirportSize.SMALL;
        };
    }

    static Runway runway(Row row) {
        Double latitude = row.findNumber("latitude");
        Double longitude = row.findNumber("longitude");
        String length = row.find("length_m");
        return new Runway(
                row.text("airport"),
                row.text("ident"),
                row.findNumber("heading"),
                length == null ? null : Integer.valueOf(length),
                latitude == null || longitude == null ? null : new Position(latitude, longitude));
    }

    static Operator operator(Row row) {
        return new Operator(
                row.text("icao"),
                row.find("iata"),
                row.text("name"),
                shared(row.find("country")),
                shared(row.find("country_source")));
    }

    static AircraftType aircraftType(Row row) {
        return new AircraftType(
                row.text("designator"),
                row.text("manufacturer").intern(),
                row.text("model"),
                shared(row.find("engines")),
                shared(row.find("engine_kind")),
                shared(row.find("species")),
                shared(row.find("wake")));
    }

    static Country country(Row row) {
        return new Country(
                row.text("code"), row.text("name"), row.text("continent").intern());
    }

    static AircraftEntry aircraft(Row row) {
        return new AircraftEntry(
                row.text("icao24"), row.find("registration"), shared(row.find("type")), shared(row.find("operator")));
    }

    static AddressBlock addressBlock(Row row) {
        return new AddressBlock(
                Integer.parseInt(row.text("first"), 16),
                Integer.parseInt(row.text("last"), 16),
                row.text("country").intern(),
                row.text("military").equals("1"));
    }

    /** One object for values that recur thousands of times. */
    private static @Nullable String shared(@Nullable String text) {
        return text == null ? null : text.intern();
    }
}
