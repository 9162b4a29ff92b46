package dev.slipstream.ingest.quota;

/**
 * The most that may be taken in any span as long as a period, wherever it begins.
 *
 * @param what whose limit it is, for people, such as "the quota of opensky/anonymous"
 * @param most at least 0
 */
public record Limit(String what, long most, Period period, Unit unit) {

    /** What is counted. */
    public enum Unit {
        CALLS("calls"),
        CREDITS("credits");

        private final String plural;

        Unit(String plural) {
            this.plural = plural;
        }

        public String plural() {
            return plural;
        }
    }

    public Limit {
        if (most < 0) {
            throw new IllegalArgumentException("Cannot limit to " + most);
        }
    }

    /** What {@code cost} adds to the count. */
    public long countOf(Cost cost) {
        return unit == Unit.CALLS ? 1 : cost.credits();
    }

    /** "400 credits a day". */
    public String amount() {
        return Numbers.grouped(most) + " " + unit.plural() + " " + period.each();
    }
}
