package dev.slipstream.app.reference;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Sets of a few rows in the shapes of the real ones. */
final class TinySets {
    static final String AIRPORTS = """
            "id","ident","type","name","latitude_deg","longitude_deg","elevation_ft","continent","iso_country",\
            "iso_region","municipality","scheduled_service","icao_code","iata_code","gps_code","local_code",\
            "home_link","wikipedia_link","keywords"
            1,"LSZH","large_airport","Zürich Airport",47.458056,8.548056,1417,"EU","CH","CH-ZH","Zurich","yes",\
            "LSZH","ZRH","LSZH",,,,
            2,"KJFK","large_airport","John F Kennedy International Airport",40.639447,-73.779317,13,"NA","US",\
            "US-NY","New York","yes","KJFK","JFK","KJFK","JFK",,,"Manhattan, New York City"
            3,"FYWH","medium_airport","Hosea Kutako International Airport",-22.4799,17.4709,5640,"AF","NA","NA-KH",\
            "Windhoek","yes","FYWH","WDH","FYWH",,,,
            """;
    static final String RUNWAYS = """
            "id","airport_ref","airport_ident","length_ft","width_ft","surface","lighted","closed","le_ident",\
            "le_latitude_deg","le_longitude_deg","le_elevation_ft","le_heading_degT","le_displaced_threshold_ft",\
            "he_ident","he_latitude_deg","he_longitude_deg","he_elevation_ft","he_heading_degT",\
            "he_displaced_threshold_ft"
            9,1,"LSZH",12139,197,"CON",1,0,"16",47.4757,8.53595,1391,154,,"34",47.4456,8.5565,1386,334,1565
            """;
    static final String COUNTRIES = """
            "id","code","name","continent","wikipedia_link","keywords"
            1,"CH","Switzerland","EU",,
            2,"US","United States","NA",,
            3,"NA","Namibia","AF",,
            """;
    static final String AIRCRAFT_LIST = """
            4b1816;HB-JHF;A333;00;AIRBUS A-330-300;;;
            4B1900;HB-AZZ;E190;00;EMBRAER ERJ-190-100;;;
            """;

    private TinySets() {}

    /** The archive of standing data with one more route per extra number. */
    static byte[] standingData(int... extraNumbers) {
        StringBuilder routes = new StringBuilder("Callsign,Code,Number,AirlineCode,AirportCodes\n");
        routes.append("SWR22,SWR,22,SWR,LSZH-KJFK\n");
        for (int number : extraNumbers) {
            routes.append("SWR%1$d,SWR,%1$d,SWR,KJFK-LSZH\n".formatted(number));
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("README.md", "# Standing Data");
        files.put("routes/schema-01/README.md", "# Route Schema 1");
        files.put("routes/schema-01/S/SWR-all.csv", routes.toString());
        files.put("routes/schema-01/Q/QQQ-all.csv", "Callsign,Code,Number,AirlineCode,AirportCodes\n");
        files.put(
                "airlines/schema-01/airlines.csv",
                "Code,Name,ICAO,IATA,PositioningFlightPattern,CharterFlightPattern\nSWR,Swiss,SWR,LX,,\n");
        files.put("code-blocks/schema-01/code-blocks.csv", """
                Start,Finish,Count,Bitmask,SignificantBitmask,IsMilitary,CountryISO2
                000000,7FFFFF,8388608,000000,800000,0,ZZ
                4B0000,4B7FFF,32768,4B0000,FF8000,0,CH
                """);
        files.put("aircraft/schema-01/4/4B/4B1.csv", """
                ICAO,Registration,ModelICAO,Manufacturer,Model,ManufacturerAndModel,IsPrivateOperator,Operator,\
                AirlineCode,SerialNumber,YearBuilt
                4B1816,HB-JHF,,Airbus,A330,Airbus A330,0,Swiss,SWR,1089,2010
                """);
        files.put("model-type/schema-01/A.csv", """
                ICAO,Manufacturer,Model,Engines,EngineTypeCode,EnginePlacementCode,SpeciesCode,WakeTurbulenceCode,\
                IsActive
                A333,Airbus,A330-300,2,J,,L,H,1
                """);
        return zip(files);
    }

    /** As the publisher's archive: one folder around everything, tables with a byte order mark. */
    private static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry("standing-data-main/" + file.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                String mark = file.getKey().endsWith(".csv") ? "\uFEFF" : "";
                zip.write((mark + file.getValue()).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
