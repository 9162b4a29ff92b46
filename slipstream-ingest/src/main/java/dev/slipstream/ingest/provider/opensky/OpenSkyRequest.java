package dev.slipstream.ingest.provider.opensky;

import dev.slipstream.ingest.quota.Cost;
import java.net.URI;

/**
 * One call of OpenSky's REST API.
 *
 * @param path below the API's root, with its query, which holds no secret
 * @param cost what it takes from the quota
 */
public record OpenSkyRequest(String path, Cost cost) {

    URI uri(URI api) {
        String root = api.toString();
        return URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path);
    }

    boolean isStates() {
        return cost.bucket().equals(OpenSkyCosts.STATES);
    }
}
