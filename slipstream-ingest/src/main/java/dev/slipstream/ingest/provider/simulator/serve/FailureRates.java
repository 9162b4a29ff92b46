package dev.slipstream.ingest.provider.simulator.serve;

import dev.slipstream.ingest.provider.simulator.serve.ApiResponse.Delivery;
import dev.slipstream.ingest.provider.simulator.world.Mix;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How often a call fails, and how: a pure function of seed and the call's number.
 *
 * @param shares of all calls, by {@code 500} to {@code 599}, {@code stall} or {@code half}; each 0 to 1, together
 *     at most 1
 */
public record FailureRates(Map<String, Double> shares) {

    public static final FailureRates NONE = new FailureRates(Map.of());

    public FailureRates {
        shares = Map.copyOf(shares);
        double sum = 0;
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            if (!share.getKey().matches("5\\d\\d|stall|half")) {
                throw new IllegalArgumentException(
                        "there is no failure '" + share.getKey() + "'; use 503 or another 5xx, stall or half");
            }
            if (!(share.getValue() >= 0 && share.getValue() <= 1)) {
                throw new IllegalArgumentException("the share of " + share.getKey() + " must be 0 to 1");
            }
            sum += share.getValue();
        }
        if (sum > 1) {
            throw new IllegalArgumentException("the shares are more than 1 together");
        }
    }

    /**
     * Reads {@code 503=0.01,stall=0.005,half=0.005}.
     *
     * @throws IllegalArgumentException with a clause for people
     */
    public static FailureRates parse(String text) {
        Map<String, Double> shares = new LinkedHashMap<>();
        for (String part : text.strip().split(",")) {
            String[] sides = part.strip().split("=", -1);
            try {
                if (sides.length == 2 && shares.put(sides[0].strip(), Double.valueOf(sides[1].strip())) == null) {
                    continue;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new IllegalArgumentException("'" + part.strip() + "' is not a failure and its share; write 503=0.01");
        }
        return new FailureRates(shares);
    }

    /**
     * The call's answer as it arrives.
     *
     * @param answer asked only when the call comes through; one that ends in 5xx takes no credits
     */
    ApiResponse apply(long seed, long call, Supplier<ApiResponse> answer) {
        double chance = Mix.unit(seed, call, 503);
        for (String failure : shares.keySet().stream().sorted().toList()) {
            chance -= shares.getOrDefault(failure, 0.0);
            if (chance < 0) {
                return fail(failure, answer);
            }
        }
        return answer.get();
    }

    private static ApiResponse fail(String failure, Supplier<ApiResponse> answer) {
        return switch (failure) {
            case "stall" -> answer.get().delivered(Delivery.STALLED);
            case "half" -> answer.get().delivered(Delivery.HALF);
            default ->
                new ApiResponse(
                        Integer.parseInt(failure),
                        Map.of("Content-Type", "text/html"),
                        ("<html><body><h1>" + failure
                                        + " Service Unavailable</h1>\nNo server is available to handle this"
                                        + " request.\n</body></html>\n")
                                .getBytes(StandardCharsets.UTF_8),
                        Delivery.WHOLE);
        };
    }
}
