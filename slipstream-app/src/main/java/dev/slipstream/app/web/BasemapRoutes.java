package dev.slipstream.app.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /basemap.pmtiles}: the offline map in one file, of which the page reads pieces by HTTP Range;
 * files of the class path are otherwise sent as a whole.
 */
public final class BasemapRoutes implements Routes {
    private static final String FILE = "/ui/basemap.pmtiles";

    private byte @Nullable [] basemap;

    @Override
    public void register(RoutesConfig routes) {
        routes.get("/basemap.pmtiles", this::basemap, Role.PUBLIC);
    }

    private void basemap(Context context) throws IOException {
        byte[] bytes = bytes();
        context.header("Cache-Control", "max-age=86400");
        context.writeSeekableStream(new ByteArrayInputStream(bytes), "application/vnd.pmtiles", bytes.length);
    }

    private synchronized byte[] bytes() throws IOException {
        byte[] known = basemap;
        if (known != null) {
            return known;
        }
        try (InputStream in = BasemapRoutes.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new NotFoundResponse("The page is not in this build.");
            }
            byte[] read = in.readAllBytes();
            basemap = read;
            return read;
        }
    }
}
