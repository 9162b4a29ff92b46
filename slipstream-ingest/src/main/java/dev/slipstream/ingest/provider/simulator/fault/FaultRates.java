package dev.slipstream.ingest.provider.simulator.fault;

import dev.slipstream.core.config.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How often each kind of fault happens. As text: kinds and rates, divided by commas, as {@code
 * missing=0.01,truncated=0.0005,outage=0.02/h:3m}; each kind once, in any order, those left out never
 * happen. A rate of a row's fault is the share of rows (together at most 1), of {@code truncated} the
 * share of answers, each 0 to 1. {@code outage=N/h:D} is N outages an hour (at most 1) of D each, one second
 * to half an hour.
 *
 * @param rates by kind, without those that never happen
 * @param outageLength of every outage; zero where there are none
 */
public record FaultRates(Map<FaultKind, Double> rates, Duration outageLength) {

    /** Nothing goes wrong. */
    public static final FaultRates NONE = new FaultRates(Map.of(), Duration.ZERO);

    private static final Duration LONGEST_OUTAGE = Duration.ofMinutes(30);
    private static final String EXAMPLE = "missing=0.01,truncated=0.0005,outage=0.02/h:3m";
    private static final String PER_HOUR = "/h:";

    public FaultRates {
        EnumMap<FaultKind, Double> happening = new EnumMap<>(FaultKind.class);
        rates.forEach((kind, rate) -> {
            if (!(rate >= 0 && rate <= 1)) {
                throw cannot(kind.label() + "=" + rate, "the rate must be 0 to 1");
            }
            if (rate > 0) {
                happening.put(kind, rate);
            }
        });
        rates = Map.copyOf(happening);
        double rows = FaultKind.ofRows().stream()
                .mapToDouble(kind -> happening.getOrDefault(kind, 0.0))
                .sum();
        if (rows > 1 + 1e-9) {
            throw cannot(text(happening, outageLength), "the rates of rows add up to more than 1");
        }
        boolean outages = happening.containsKey(FaultKind.OUTAGE);
        if (outages
                && (outageLength.getSeconds() < 1
                        || outageLength.getNano() != 0
                        || outageLength.compareTo(LONGEST_OUTAGE) > 0)) {
            throw cannot(
                    text(happening, outageLength),
                    "an outage must take 1s to " + Durations.text(LONGEST_OUTAGE) + " in whole seconds");
        }
        outageLength = outages ? outageLength : Duration.ZERO;
    }

    /**
     * Reads what {@link #toString} writes; empty text is {@link #NONE}.
     *
     * @throws IllegalArgumentException that says what is wrong and what to write instead
     */
    public static FaultRates parse(String text) {
        EnumMap<FaultKind, Double> rates = new EnumMap<>(FaultKind.class);
        Duration outage = Duration.ZERO;
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            String fault = part.strip();
            int equals = fault.indexOf('=');
            FaultKind kind = FaultKind.findByLabel(
                            equals < 0 ? fault : fault.substring(0, equals).strip())
                    .orElseThrow(() -> cannot(fault, "there is no such kind of fault; the kinds are " + kinds()));
            if (equals < 0) {
                throw cannot(fault, "it has no rate");
            }
            String rate = fault.substring(equals + 1).strip();
            if (kind == FaultKind.OUTAGE) {
                int at = rate.indexOf(PER_HOUR);
                if (at < 0) {
                    throw cannot(fault, "outages are written as outage=0.02/h:3m, 0.02 an hour of 3 minutes each");
                }
                outage = readLength(fault, rate.substring(at + PER_HOUR.length()));
                rate = rate.substring(0, at);
            }
            if (rates.put(kind, readRate(fault, rate)) != null) {
                throw cannot(fault, kind.label() + " is given twice");
            }
        }
        return new FaultRates(rates, outage);
    }

    public boolean isNone() {
        return rates.isEmpty();
    }

    double of(FaultKind kind) {
        return rates.getOrDefault(kind, 0.0);
    }

    @Override
    public String toString() {
        return text(rates, outageLength);
    }

    private static String text(Map<FaultKind, Double> rates, Duration outageLength) {
        return Arrays.stream(FaultKind.values())
                .filter(rates::containsKey)
                .map(kind -> kind.label() + "=" + rates.get(kind)
                        + (kind == FaultKind.OUTAGE ? PER_HOUR + Durations.text(outageLength) : ""))
                .collect(Collectors.joining(","));
    }

    private static double readRate(String fault, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw cannot(fault, "'" + text + "' is not a number");
        }
    }

    private static Duration readLength(String fault, String text) {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw cannot(fault, "'" + text + "' " + e.getMessage());
        }
    }

    private static String kinds() {
        return Arrays.stream(FaultKind.values()).map(FaultKind::label).collect(Collectors.joining(", "));
    }

    private static IllegalArgumentException cannot(String fault, String why) {
        return new IllegalArgumentException(
                "Cannot make the fault '" + fault + "': " + why + ". Write faults as " + EXAMPLE + ".");
    }
}
