package dev.slipstream.ingest.provider.simulator.serve;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who may ask how much, in each bucket (OpenSky's REST documentation, "API Credits"). */
public enum AccountClass {
    /** Without a token; told apart by address. */
    ANONYMOUS(400, Duration.ofDays(1)),
    STANDARD(4_000, Duration.ofDays(1)),
    /** Whose receiver is up at least 30 % of the month. */
    FEEDER(8_000, Duration.ofDays(1)),
    LICENSED(14_400, Duration.ofHours(1));

    private final int credits;
    private final Duration refill;

    AccountClass(int credits, Duration refill) {
        this.credits = credits;
        this.refill = refill;
    }

    /** Per bucket, from one refill to the next. */
    public int credits() {
        return credits;
    }

    /** A day from midnight to midnight (UTC), or an hour from one full hour to the next. */
    public Duration refill() {
        return refill;
    }

    /** Of a client with a token, by its name in lower case. */
    static AccountClass ofClient(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind != ANONYMOUS && kind.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no class '" + name + "'; use one of "
                        + Arrays.stream(values())
                                .filter(kind -> kind != ANONYMOUS)
                                .map(AccountClass::label)
                                .collect(Collectors.joining(", "))));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
