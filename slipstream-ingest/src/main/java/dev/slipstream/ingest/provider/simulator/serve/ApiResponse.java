package dev.slipstream.ingest.provider.simulator.serve;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a client is answered.
 *
 * @param body not copied
 */
public record ApiResponse(int status, Map<String, String> headers, byte[] body, Delivery delivery) {

    /** How much of the answer arrives. */
    public enum Delivery {
        WHOLE,
        /** The first half of the body, then the connection ends. */
        HALF,
        /** Nothing, until the client gives up. */
        STALLED
    }

    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";

    public ApiResponse {
        headers = Map.copyOf(headers);
    }

    static ApiResponse json(int status, byte[] body) {
        return new ApiResponse(status, Map.of("Content-Type", JSON), body, Delivery.WHOLE);
    }

    static ApiResponse json(int status, String body) {
        return json(status, body.getBytes(StandardCharsets.UTF_8));
    }

    static ApiResponse text(int status, String body) {
        return new ApiResponse(
                status, Map.of("Content-Type", TEXT), body.getBytes(StandardCharsets.UTF_8), Delivery.WHOLE);
    }

    static ApiResponse empty(int status) {
        return new ApiResponse(status, Map.of(), new byte[0], Delivery.WHOLE);
    }

    ApiResponse with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ApiResponse(status, more, body, delivery);
    }

    ApiResponse delivered(Delivery how) {
        return new ApiResponse(status, headers, body, how);
    }
}
