package dev.slipstream.ingest.provider.opensky;

import static dev.slipstream.ingest.provider.Captures.RECEIVED_AT;
import static dev.slipstream.ingest.provider.Captures.answer;
import static dev.slipstream.ingest.provider.Captures.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.Motion;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.PositionSource;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.ingest.provider.Captures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenSkyParserTest {
    @Test
    void readsEveryFieldOfARow() {
        StateVector state = onlyState(answer(row("4CA123")));

        assertThat(state.aircraft()).isEqualTo("4ca123");
        assertThat(state.callsign()).isEqualTo("TST12");
        assertThat(state.seenAt()).isEqualTo(RECEIVED_AT.minusSeconds(1));
        assertThat(state.positionAt()).isEqualTo(RECEIVED_AT.minusSeconds(2));
        assertThat(state.position()).isEqualTo(new Position(50, 10.25));
        assertThat(state.baroAltitudeMeters()).isEqualTo(10_972.8);
        assertThat(state.geoAltitudeMeters()).isEqualTo(11_200);
        assertThat(state.onGround()).isFalse();
        assertThat(state.motion()).isEqualTo(new Motion(230.5, 271.25, 0.0));
        assertThat(state.squawk()).isEqualTo("1000");
        assertThat(state.spi()).isFalse();
        assertThat(state.positionSource()).isEqualTo(PositionSource.ADS_B);
        assertThat(state.category()).isNull();
        assertThat(state.origin().itemIndex()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0,", "1,A0", "2,A1", "8,A7", "9,B1", "14,B6", "15,B7", "16,C1", "20,C5", "21,", "2.5,"})
    void readsTheCategoryOfRowsWith18Fields(String code, String category) {
        String row = row("4ca123").replace(",0]", ",0," + code + "]");

        assertThat(onlyState(answer(row)).category()).isEqualTo(category);
    }

    @Test
    void ignoresFieldsBeyondTheKnown() {
        String row = row("4ca123").replace("]", ",0" + ",{\"a\":[1]}".repeat(22) + "]");

        assertThat(onlyState(answer(row)).aircraft()).isEqualTo("4ca123");
    }

    @Test
    void readsBareArraysAndRowsWithNames() {
        assertThat(onlyState("[" + row("4ca123") + "]").aircraft()).isEqualTo("4ca123");

        long time = RECEIVED_AT.getEpochSecond();
        StateVector named = onlyState("[{\"icao24\":\"4ca123\",\"lat\":46.5,\"lon\":8,\"velocity\":228.5,\"x\":[1],"
                + "\"time_position\":" + time + ",\"last_contact\":" + time + ".5}]");
        assertThat(named.position()).isEqualTo(new Position(46.5, 8));
        assertThat(named.seenAt()).isEqualTo(RECEIVED_AT.plusMillis(500));
        assertThat(named.onGround()).isNull();
        assertThat(named.motion()).isEqualTo(new Motion(228.5, null, null));
    }

    @Test
    void blankCallsignsAreNoneAndOthersAreTrimmed() {
        assertThat(onlyState(answer(row("4ca123", 1, "\"\""))).callsign()).isNull();
        assertThat(onlyState(answer(row("4ca123", 1, "\"        \""))).callsign())
                .isNull();
        assertThat(onlyState(answer(row("4ca123", 1, "\" AB C  \""))).callsign())
                .isEqualTo("AB C");
    }

    @Test
    void aircraftMayShareACallsign() {
        List<Item> items = read(answer(row("4ca123", 1, "\"00000000\""), row("4ca124", 1, "\"00000000\"")));

        assertThat(items)
                .hasSize(2)
                .allSatisfy(item -> assertThat(((StateVector) item).callsign()).isEqualTo("00000000"));
    }

    @Test
    void keepsStatesWithoutAPosition() {
        String row = row("4ca123", 5, "null").replace(",50,", ",null,");

        StateVector state = onlyState(answer(row));
        assertThat(state.position()).isNull();
        assertThat(state.withheld()).isNull();
        assertThat(state.squawk()).isEqualTo("1000");
    }

    @ParameterizedTest
    @CsvSource({"-90.5,269.5", "-360,0.0", "360,0.0", "359.9,359.9", "-0.0,0.0"})
    void tracksRunFrom0To360(String json, double expected) {
        assertThat(onlyState(answer(row("4ca123", 10, json))).motion().trackDegrees())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|null|MISSING_FIELD",
                "0|17|WRONG_TYPE",
                "0|\"4ca12\"|BAD_ADDRESS",
                "0|\"4ca12g\"|BAD_ADDRESS",
                "0|\"000000\"|BAD_ADDRESS",
                "0|\"FFFFFF\"|BAD_ADDRESS",
                "0|\"\"|BAD_ADDRESS",
                "1|\"a callsign that goes on and on\"|OUT_OF_RANGE",
                "1|true|WRONG_TYPE",
                "3|\"1763633698\"|WRONG_TYPE",
                "4|null|MISSING_FIELD",
                "4|-1|OUT_OF_RANGE",
                "4|1e300|OUT_OF_RANGE",
                "4|0|STALE_CONTACT",
                "4|1795170000|FUTURE_TIME",
                "5|null|INCOMPLETE_POSITION",
                "5|180.01|OUT_OF_RANGE",
                "5|\"10.25\"|WRONG_TYPE",
                "6|91|OUT_OF_RANGE",
                "6|NaN|NOT_FINITE",
                "6|[50]|WRONG_TYPE",
                "7|Infinity|NOT_FINITE",
                "7|-INF|NOT_FINITE",
                "7|1e999|NOT_FINITE",
                "7|40000|IMPOSSIBLE_ALTITUDE",
                "7|99999999999999999999999999|IMPOSSIBLE_ALTITUDE",
                "8|0|WRONG_TYPE",
                "9|\"fast\"|WRONG_TYPE",
                "9|1684|IMPOSSIBLE_SPEED",
                "10|361|OUT_OF_RANGE",
                "11|604|IMPOSSIBLE_CLIMB",
                "13|{\"m\":3}|WRONG_TYPE",
                "14|\"7890\"|OUT_OF_RANGE",
                "14|1000|WRONG_TYPE",
                "16|\"ADS-B\"|WRONG_TYPE",
            })
    void refusesOneRowWithAReasonAndReadsTheOthers(int place, String json, RejectReason reason) {
        List<Item> items = read(answer(row("4ca121"), row("4ca123", place, json), row("4ca122")));

        assertThat(items).hasSize(3);
        assertThat(items.get(0)).isInstanceOf(StateVector.class);
        assertThat(items.get(2)).isInstanceOf(StateVector.class);
        Rejected rejected = (Rejected) items.get(1);
        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(rejected.detail()).isNotBlank();
        assertThat(rejected.aircraft()).isEqualTo(place == 0 ? null : "4ca123");
        assertThat(rejected.accountedAt()).isEqualTo(place == 4 ? RECEIVED_AT : RECEIVED_AT.minusSeconds(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"null|null", "17|a number", "\"x\"|text", "true|a boolean"})
    void refusesElementsThatAreNoRows(String element, String shown) {
        List<Item> items = read(answer(row("4ca121"), element, row("4ca122")));

        assertThat(items).hasSize(3);
        assertThat(((Rejected) items.get(1)).reason()).isEqualTo(RejectReason.UNEXPECTED_SHAPE);
        assertThat(((Rejected) items.get(1)).detail()).contains(shown);
    }

    @Test
    void refusesShortRows() {
        Rejected rejected = onlyRejected(answer("[\"4ca123\",\"TST12\",\"Ireland\"]"));

        assertThat(rejected.reason()).isEqualTo(RejectReason.TOO_FEW_FIELDS);
        assertThat(rejected.aircraft()).isEqualTo("4ca123");
        assertThat(onlyRejected(answer("[]")).reason()).isEqualTo(RejectReason.TOO_FEW_FIELDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"time\":1,\"states\":null}", "{\"time\":1}", "{\"time\":1,\"states\":[]}", "[]"})
    void answersWithoutRowsHaveNoItems(String body) {
        assertThat(read(body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \n",
                "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>",
                "Too many requests",
                "17",
                "null",
                "\"states\"",
                "{\"error\":\"try later\"}",
                "}{",
                "\u0000\u0000\u0000",
            })
    void whatIsNoAnswerIsOneItem(String body) {
        assertThat(onlyRejected(body).reason()).isEqualTo(RejectReason.UNREADABLE_BODY);
    }

    @Test
    void anErrorStatusIsOneItemThatShowsTheText() {
        List<Item> items = Captures.read(Captures.of(429, "Too many requests\nplease wait"));

        assertThat(items).hasSize(1);
        assertThat(((Rejected) items.get(0)).reason()).isEqualTo(RejectReason.UNREADABLE_BODY);
        assertThat(((Rejected) items.get(0)).detail()).isEqualTo("HTTP 429: Too many requests please wait");
    }

    @Test
    void statesThatAreNoArrayAreOneItem() {
        assertThat(onlyRejected("{\"time\":1,\"states\":{\"a\":[]}}").reason())
                .isEqualTo(RejectReason.UNEXPECTED_SHAPE);
    }

    @Test
    void keepsWhatStandsBeforeTheEndOfACutBody() {
        String body = answer(row("4ca121"), row("4ca122"), row("4ca123"));

        List<Item> items = read(body.substring(0, body.indexOf("4ca123") + 20));

        assertThat(items).hasSize(3);
        assertThat(items.get(1)).isInstanceOf(StateVector.class);
        assertThat(((Rejected) items.get(2)).reason()).isEqualTo(RejectReason.TRUNCATED_BODY);
        assertThat(items.get(2).origin().itemIndex()).isEqualTo(2);
    }

    @Test
    void keepsWhatStandsBeforeRubbish() {
        List<Item> items = read(answer(row("4ca121"), "[ oops ]", row("4ca122")));

        assertThat(items).hasSize(2);
        assertThat(((Rejected) items.get(1)).reason()).isEqualTo(RejectReason.UNREADABLE_BODY);
    }

    @Test
    void saysWhenMoreFollowsTheAnswer() {
        List<Item> items = read(answer(row("4ca121")) + answer(row("4ca122")));

        assertThat(items).hasSize(2);
        assertThat(((Rejected) items.get(1)).reason()).isEqualTo(RejectReason.UNREADABLE_BODY);
    }

    @Test
    void survivesBombs() {
        String deep = "[".repeat(1_000_000);
        String longNumber = "9".repeat(2_000_000);
        String longText = "\"" + "x".repeat(3_000_000) + "\"";

        for (String bomb : List.of(deep, longNumber, longNumber + ".5", longText)) {
            List<Item> items = read(answer(row("4ca121"), row("4ca123", 7, bomb)));
            assertThat(items.get(0)).isInstanceOf(StateVector.class);
            assertThat(items).hasSize(2);
            assertThat(items.get(1)).isInstanceOf(Rejected.class);
        }
    }

    private static List<Item> read(String body) {
        List<Item> items = Captures.read(Captures.of(body));
        for (int i = 0; i < items.size(); i++) {
            assertThat(items.get(i).origin().itemIndex()).isEqualTo(i);
        }
        return items;
    }

    private static StateVector onlyState(String body) {
        List<Item> items = read(body);
        assertThat(items).hasSize(1);
        assertThat(items.get(0)).isInstanceOf(StateVector.class);
        return (StateVector) items.get(0);
    }

    private static Rejected onlyRejected(String body) {
        List<Item> items = read(body);
        assertThat(items).hasSize(1);
        assertThat(items.get(0)).isInstanceOf(Rejected.class);
        return (Rejected) items.get(0);
    }
}
