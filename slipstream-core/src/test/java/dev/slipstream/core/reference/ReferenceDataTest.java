package dev.slipstream.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ReferenceDataTest {
    private final ReferenceData data = ReferenceData.bundled();

    @Test
    void knowsAnAirportInSiUnits() {
        Airport zurich = data.findAirport("LSZH").orElseThrow();
        assertThat(zurich.iataCode()).isEqualTo("ZRH");
        assertThat(zurich.country()).isEqualTo("CH");
        assertThat(zurich.continent()).isEqualTo("EU");
        assertThat(zurich.size()).isEqualTo(AirportSize.LARGE);
        assertThat(zurich.elevationMeters()).isCloseTo(432, within(1.0));
        assertThat(zurich.position().latitude()).isCloseTo(47.46, within(0.01));
        assertThat(data.listRunways("LSZH")).extracting(Runway::ident).contains("14", "16", "28", "34");
        assertThat(data.findAirport("XXXX")).isEmpty();
    }

    @Test
    void namibiaAndNorthAmericaAreNoNulls() {
        assertThat(data.findCountry("NA")).hasValue(new Country("NA", "Namibia", "AF"));
        assertThat(data.findAirport("KJFK").orElseThrow().continent()).isEqualTo("NA");
    }

    @Test
    void everyAirportHasAContinentAndItsOwnCounts() {
        assertThat(data.findAirport("GCTS").orElseThrow().continent())
                .as("Tenerife is not where its country is")
                .isEqualTo("AF");
        assertThat(data.findCountry("ES").orElseThrow().continent()).isEqualTo("EU");
        assertThat(data.listAirports())
                .extracting(Airport::continent)
                .containsOnly("AF", "AN", "AS", "EU", "NA", "OC", "SA");
        assertThat(data.listAirports())
                .filteredOn(airport -> !airport.continent()
                        .equals(data.findCountry(airport.country())
                                .orElseThrow()
                                .continent()))
                .as("airports on another continent than their country")
                .hasSizeGreaterThan(50);
        assertThat(data.listCountries())
                .extracting(Country::continent)
                .containsOnly("AF", "AN", "AS", "EU", "NA", "OC", "SA");
    }

    @Test
    void findsAircraftByAddress() {
        AircraftEntry first = data.listAircraft().get(0);
        assertThat(data.findAircraft(first.icao24())).hasValue(first);
        assertThat(data.listAircraft())
                .allSatisfy(
                        entry -> assertThat(data.findAircraft(entry.icao24())).hasValue(entry));
        for (String key : List.of("000000", "~4b1816", "", "xyz")) {
            assertThat(data.findAircraft(key)).as(key).isEmpty();
        }
    }

    @Test
    void readsTheOperatorFromACallsign() {
        assertThat(data.operatorOf("SWR8PJ")).isEqualTo("SWR");
        assertThat(data.operatorOf(" SWR22 ")).isEqualTo("SWR");
        assertThat(data.findOperatorOfCallsign("BAW9KM").orElseThrow().name()).isEqualTo("British Airways");
        assertThat(data.findOperator("DLH").orElseThrow().iataCode()).isEqualTo("LH");
    }

    @Test
    void generalAviationAndUnknownCodesHaveNoOperator() {
        for (String callsign : List.of(
                "",
                "  ",
                "N123AB",
                "HBABC",
                "D-EABC",
                "SWR",
                "SWRX1",
                "QQQ123",
                "swr22",
                "00000000",
                "SWR12-4",
                "ÄÖÜ12")) {
            assertThat(data.operatorOf(callsign)).as(callsign).isNull();
        }
        assertThat(data.operatorOf(null)).isNull();
        assertThat(data.findOperator("")).isEmpty();
        assertThat(data.findOperator("SWRX")).isEmpty();
    }

    @Test
    void readsTheRegistryFromTheAddress() {
        assertThat(Map.of("4b1816", "CH", "a4754b", "US", "3c6444", "DE", "789012", "HK", "780123", "CN"))
                .allSatisfy((key, country) ->
                        assertThat(data.registryCountryOf(key)).isEqualTo(country));
        assertThat(data.registryCountryOf("4B1816")).isEqualTo("CH");
        assertThat(data.registryCountryOf("424140"))
                .as("Cayman Islands within the UK's")
                .isEqualTo("KY");
        assertThat(data.registryCountryOf("901100")).as("Cook Islands").isEqualTo("CK");
        assertThat(data.findAddressBlock("ae1234").orElseThrow().military()).isTrue();
        for (String key : List.of("~4b1816", "", "4b18", "zzzzzz", "000000", "ffffff", "4b18161", "４b1816")) {
            assertThat(data.registryCountryOf(key)).as(key).isNull();
        }
    }

    @Test
    void addressBlocksDoNotOverlap() {
        List<AddressBlock> blocks = data.listAddressBlocks();
        for (int i = 1; i < blocks.size(); i++) {
            assertThat(blocks.get(i).first()).isGreaterThan(blocks.get(i - 1).last());
        }
    }

    @Test
    void findsRoutesWithAndWithoutLeadingZeros() {
        Route route = data.findRoute("SWR22").orElseThrow();
        assertThat(route.airports()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(data.findRoute("SWR0022 ")).hasValue(route);
        assertThat(data.findRoute("AAC710")).hasValue(new Route("AAC710", List.of("KONT", "KGSO")));
        assertThat(data.findRoute("AAE124").orElseThrow().airports()).containsExactly("VHHH", "UACC", "EBLG");
        for (String callsign : List.of("", "SW", "SWR", "N123AB", "SWR99999", "swr22", "LONGCALLSIGN")) {
            assertThat(data.findRoute(callsign)).as(callsign).isEmpty();
        }
    }

    @Test
    void givesEveryRouteInOrder() {
        List<String> callsigns = new ArrayList<>(data.routeCount());
        data.forEachRoute(route -> {
            callsigns.add(route.callsign());
            assertThat(route.airports().size()).isGreaterThan(1);
        });
        assertThat(callsigns).hasSize(618_583).isSorted().doesNotHaveDuplicates();
        int[] ryanair = new int[1];
        data.forEachRouteOf("RYR", route -> ryanair[0]++);
        assertThat(data.countRoutesByOperator()).containsEntry("RYR", ryanair[0]);
        assertThat(data.countRoutesByOperator().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(618_583);
    }

    @Test
    void listsWhatThePropertiesCount() throws Exception {
        Properties counts = new Properties();
        counts.load(ReferenceData.class.getResourceAsStream("reference.properties"));
        assertThat(data.version()).matches("[0-9a-f]{12}").isEqualTo(counts.getProperty("version"));
        Map.of(
                        "airports", data.listAirports(),
                        "runways", data.listRunways(),
                        "operators", data.listOperators(),
                        "aircraft-types", data.listAircraftTypes(),
                        "countries", data.listCountries(),
                        "aircraft", data.listAircraft(),
                        "address-blocks", data.listAddressBlocks())
                .forEach((table, rows) ->
                        assertThat(rows).as(table).hasSize(Integer.parseInt(counts.getProperty("rows." + table))));
        assertThat(data.listAirports())
                .allMatch(a -> data.findCountry(a.country()).isPresent());
        assertThat(data.findAircraftType("B738").orElseThrow().model()).isEqualTo("737-800");
    }

    @Test
    void operatorsSayHowTheirCountryWasFound() {
        assertThat(data.listOperators()).allMatch(o -> (o.country() == null) == (o.countrySource() == null));
        assertThat(data.findOperator("AFR").orElseThrow().country()).isEqualTo("FR");
    }
}
