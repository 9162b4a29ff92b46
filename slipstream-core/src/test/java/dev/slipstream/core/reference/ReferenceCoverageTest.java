package dev.slipstream.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much of real traffic the bundled tables know. Counted are distinct callsigns of the form of
 * airlines ({@link SeenCallsigns#AIRLINE}): once in each recording, and once in all together.
 */
class ReferenceCoverageTest {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceCoverageTest.class);
    private static final double OPERATORS = 0.94;
    private static final double ROUTES = 0.75;

    private final ReferenceData data = ReferenceData.bundled();

    @Test
    void knowsOperatorAndRouteOfMostCallsigns() {
        Map<String, TreeSet<String>> recordings = SeenCallsigns.ofAirlines();
        TreeSet<String> all = new TreeSet<>();
        recordings.forEach((name, callsigns) -> {
            all.addAll(callsigns);
            print(name, callsigns);
            if (name.startsWith("opensky/")) {
                assertKnown(name, callsigns);
            }
        });
        print("all", all);
        assertThat(all).hasSizeGreaterThan(12_000);
        assertKnown("all recordings", all);
    }

    private void assertKnown(String name, TreeSet<String> callsigns) {
        assertThat(operators(callsigns)).as("operators of %s", name).isGreaterThanOrEqualTo(OPERATORS);
        assertThat(routes(callsigns)).as("routes of %s", name).isGreaterThanOrEqualTo(ROUTES);
    }

    private void print(String name, TreeSet<String> callsigns) {
        LOG.info(
                "{}",
                String.format(
                        Locale.ROOT,
                        "%-62s %6d callsigns of airlines, operator %5.1f %%, its country %5.1f %%, route %5.1f %%",
                        name,
                        callsigns.size(),
                        100 * operators(callsigns),
                        100
                                * share(
                                        callsigns,
                                        callsign -> data.findOperatorOfCallsign(callsign)
                                                .map(Operator::country)
                                                .isPresent()),
                        100 * routes(callsigns)));
    }

    private double operators(TreeSet<String> callsigns) {
        return share(callsigns, callsign -> data.operatorOf(callsign) != null);
    }

    private double routes(TreeSet<String> callsigns) {
        return share(callsigns, callsign -> data.findRoute(callsign).isPresent());
    }

    private static double share(TreeSet<String> callsigns, Predicate<String> known) {
        return callsigns.stream().filter(known).count() / (double) callsigns.size();
    }
}
