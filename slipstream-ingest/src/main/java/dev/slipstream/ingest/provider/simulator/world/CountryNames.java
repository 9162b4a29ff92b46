package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.reference.Country;
import dev.slipstream.core.reference.ReferenceData;
import java.util.Map;

/** How OpenSky names the countries where its names are not those of the table (seen in its answers). */
final class CountryNames {
    private static final Map<String, String> DIFFERING = Map.ofEntries(
            Map.entry("NL", "Kingdom of the Netherlands"),
            Map.entry("BM", "United Kingdom"),
            Map.entry("KY", "United Kingdom"),
            Map.entry("IM", "United Kingdom"),
            Map.entry("GG", "United Kingdom"),
            Map.entry("TC", "United Kingdom"),
            Map.entry("HK", "China"),
            Map.entry("KR", "Republic of Korea"),
            Map.entry("RU", "Russian Federation"),
            Map.entry("VN", "Viet Nam"),
            Map.entry("IR", "Islamic Republic of Iran"),
            Map.entry("MD", "Republic of Moldova"),
            Map.entry("LY", "Libyan Arab Jamahiriya"),
            Map.entry("SY", "Syrian Arab Republic"));

    private CountryNames() {}

    static String ofAddress(String icao24, ReferenceData reference) {
        String code = reference.registryCountryOf(icao24);
        if (code == null) {
            return "";
        }
        String differing = DIFFERING.get(code);
        return differing != null
                ? differing
                : reference.findCountry(code).map(Country::name).orElse("");
    }
}
