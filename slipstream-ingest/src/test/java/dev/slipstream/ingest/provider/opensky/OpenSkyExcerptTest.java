package dev.slipstream.ingest.provider.opensky;

import static dev.slipstream.ingest.provider.Captures.answer;
import static dev.slipstream.ingest.provider.Captures.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.Capture;
import dev.slipstream.ingest.provider.Captures;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The bytes behind an item, in each shape of OpenSky's answers. */
class OpenSkyExcerptTest {

    @Test
    void ofAnAnswerIsTheRow() {
        String row = row("4ca122").replace(",", " ,\n");
        Capture capture = Captures.of(answer(row("4ca121"), " " + row, "null", "7", "\"a text\""));

        assertThat(excerpt(capture, 1)).isEqualTo(row);
        assertThat(excerpt(capture, 2)).isEqualTo("null");
        assertThat(excerpt(capture, 3)).isEqualTo("7");
        assertThat(excerpt(capture, 4)).isEqualTo("\"a text\"");
    }

    @Test
    void ofAFlightIsItsObject() {
        Capture capture = new Capture(
                7,
                "opensky",
                "test",
                "https://opensky-network.org/api/flights/all",
                Captures.RECEIVED_AT,
                200,
                "[{\"icao24\":\"4ca121\"}, {\"icao24\":\"4ca122\",\"x\":[{}]}]".getBytes(StandardCharsets.UTF_8));

        assertThat(excerpt(capture, 1)).isEqualTo("{\"icao24\":\"4ca122\",\"x\":[{}]}");
    }

    @Test
    void ofATrackIsTheWaypoint() {
        Capture capture =
                Captures.of("{\"path\":[[1,50,8,100,90,false], [2,50,8,100,90,false],{}],\"icao24\":\"4ca121\"}");

        assertThat(excerpt(capture, 1)).isEqualTo("[2,50,8,100,90,false]");
        assertThat(excerpt(capture, 2)).isEqualTo("{}");
    }

    @Test
    void ofATableIsTheLine() {
        Capture capture = Captures.of("time,icao24,lat,lon\n1,4ca121,50,8\r\n\n2,\"4ca122\",50,8");

        assertThat(excerpt(capture, 0).strip()).isEqualTo("1,4ca121,50,8");
        assertThat(excerpt(capture, 1)).isEqualTo("2,\"4ca122\",50,8");
    }

    @Test
    void ofARowThatBreaksOffGoesOnToTheEnd() {
        Capture capture = Captures.of(answer(row("4ca121"), row("4ca122")).replaceFirst(",false,0]]}$", ""));

        assertThat(Captures.read(capture)).hasSize(2);
        assertThat(excerpt(capture, 1)).startsWith("[\"4ca122\"").endsWith("\"1000\"");
    }

    @Test
    void ofABodyThatIsNoAnswerIsTheBody() {
        assertThat(excerpt(Captures.of("<html>502</html>"), 0)).isEqualTo("<html>502</html>");
        assertThat(excerpt(Captures.of(503, "{\"states\":[[]]}"), 0)).isEqualTo("{\"states\":[[]]}");
    }

    @Test
    void countsBytesWhereCharactersHaveMore() {
        String marked =
                "\uFEFF" + answer(row("4ca121", 2, "\"Österreich\""), row("4ca122", 1, "\"\u00e9\ud83d\ude00\""));
        Capture capture = Captures.of(marked);

        assertThat(excerpt(capture, 1)).isEqualTo(row("4ca122", 1, "\"\u00e9\ud83d\ude00\""));
    }

    private static String excerpt(Capture capture, int item) {
        return new String(new OpenSkyParser().excerpt(capture, item).of(capture), StandardCharsets.UTF_8);
    }
}
