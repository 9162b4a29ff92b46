package dev.slipstream.ingest.provider.simulator.serve;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks.
 *
 * @param path decoded, from the first slash, without the query
 * @param parameters of the query, and of the form where one was sent; decoded, in order
 * @param authorization the header of that name; null when absent
 * @param remoteAddress the client's IP address, by which anonymous users are told apart
 */
public record ApiRequest(
        String method,
        String path,
        Map<String, List<String>> parameters,
        @Nullable String authorization,
        String remoteAddress) {

    public ApiRequest {
        parameters = Map.copyOf(parameters);
    }

    /** Without the values, among which are secrets. */
    @Override
    public String toString() {
        return method + " " + path + " " + parameters.keySet();
    }
}
