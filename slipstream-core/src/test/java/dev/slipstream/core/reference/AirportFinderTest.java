package dev.slipstream.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.reference.AirportFinder.Fit;
import dev.slipstream.core.reference.AirportFinder.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AirportFinderTest {
    private static final ReferenceData REFERENCE = ReferenceData.bundled();
    private static final AirportFinder FINDER = AirportFinder.of(REFERENCE);

    private static Runway runway(String airport, String ident) {
        return REFERENCE.listRunways(airport).stream()
                .filter(runway -> runway.ident().equals(ident))
                .findFirst()
                .orElseThrow();
    }

    /** On the runway's line at a height, so far before its threshold; beyond it when negative. */
    private static Passage on(Runway runway, double beforeMeters, double heightMeters) {
        double heading = runway.headingDegrees();
        Position at = beforeMeters >= 0
                ? GreatCircle.destination(runway.threshold(), (heading + 180) % 360, beforeMeters)
                : GreatCircle.destination(runway.threshold(), heading, -beforeMeters);
        double elevation = REFERENCE.findAirport(runway.airport()).orElseThrow().elevationMeters();
        return new Passage(at, heading, elevation + heightMeters);
    }

    @Test
    void aFinalApproachLeadsToItsRunwayEvenBesideAParallelOne() {
        for (String ident : List.of("25L", "25C", "25R")) {
            Fit fit = FINDER.ahead(on(runway("EDDF", ident), 8_000, 435)).orElseThrow();
            assertThat(fit.airport().ident()).isEqualTo("EDDF");
            assertThat(fit.runway()).extracting(Runway::ident).isEqualTo(ident);
            assertThat(fit.alongMeters()).isBetween(-8_100.0, -7_900.0);
            assertThat(fit.confidence()).isGreaterThan(0.7);
        }
    }

    @Test
    void aClimbLeadsBackToItsRunway() {
        Fit fit = FINDER.behind(on(runway("LSZH", "16"), -7_000, 600)).orElseThrow();
        assertThat(fit.airport().ident()).isEqualTo("LSZH");
        assertThat(fit.runway()).extracting(Runway::ident).isEqualTo("16");
    }

    @Test
    void nearlyAllRunwaysAreFoundFromTheirFinal() {
        List<String> missed = new ArrayList<>();
        int asked = 0;
        for (Airport airport : REFERENCE.listAirports()) {
            if (airport.size() == AirportSize.LARGE) {
                for (Strip strip : Strip.of(airport, REFERENCE.listRunways(airport.ident()))) {
                    Position at =
                            GreatCircle.destination(strip.threshold(), (strip.headingDegrees() + 180) % 360, 4_000);
                    Double elevation = airport.elevationMeters();
                    Passage passage =
                            new Passage(at, strip.headingDegrees(), (elevation == null ? 0 : elevation) + 225);
                    Optional<Fit> fit = FINDER.ahead(passage);
                    asked++;
                    if (fit.isEmpty() || !strip.runway().equals(fit.get().runway())) {
                        missed.add(airport.ident() + "/" + strip.runway().ident());
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(1_000);
        assertThat(missed).hasSizeLessThan(asked / 50);
    }

    @Test
    void highOverAnAirportNothingIsSaid() {
        assertThat(FINDER.ahead(on(runway("EDDF", "25L"), 5_000, 8_000))).isEmpty();
        assertThat(FINDER.behind(on(runway("EDDF", "25L"), -5_000, 8_000))).isEmpty();
    }

    @Test
    void standingOnAnAirportIsBeingThere() {
        Position apron = REFERENCE.findAirport("LSZH").orElseThrow().position();
        assertThat(FINDER.on(apron)).map(Fit::airport).map(Airport::ident).contains("LSZH");
        assertThat(FINDER.on(new Position(45.0, -40.0))).isEmpty();
        assertThat(FINDER.elevationNear(apron)).isBetween(400.0, 460.0);
    }

    @Test
    void theAntimeridianIsNoBorder() {
        assertThat(FINDER.on(new Position(-16.69, 179.999))).isEmpty();
        assertThat(FINDER.elevationNear(new Position(-16.69, -179.9))).isBetween(0.0, 100.0);
    }
}
