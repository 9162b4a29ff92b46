package dev.slipstream.app.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code /basemap.pmtiles}: the offline map in one file, of which the page reads pieces by HTTP Range;
 * files of the class path are otherwise sent as a whole.
 */
public final class BasemapRoutes implements Routes {
    private static final String FILE = "/ui/basemap.pmtiles";

    /** What map readers send; RFC 9110 allows several ranges and a suffix, which nobody here asks for. */
    private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{1,9})-(\\d{0,9})");

    private byte @Nullable [] basemap;

    @Override
    public void register(RoutesConfig routes) {
        routes.get("/basemap.pmtiles", this::basemap, Role.PUBLIC);
    }

    private void basemap(Context context) throws IOException {
        byte[] bytes = bytes();
        context.header("Cache-Control", "max-age=86400").header("Accept-Ranges", "bytes");
        context.contentType("application/vnd.pmtiles");
        String range = context.header("Range");
        if (range == null) {
            context.result(bytes);
            return;
        }
        Matcher asked = ONE_RANGE.matcher(range);
        int from = asked.matches() ? Integer.parseInt(asked.group(1)) : bytes.length;
        if (from >= bytes.length) {
            context.status(HttpStatus.RANGE_NOT_SATISFIABLE).header("Content-Range", "bytes */" + bytes.length);
            return;
        }
        int last = asked.group(2).isEmpty() ? bytes.length - 1 : Integer.parseInt(asked.group(2));
        int to = Math.max(from, Math.min(last, bytes.length - 1));
        context.status(HttpStatus.PARTIAL_CONTENT)
                .header("Content-Range", "bytes " + from + "-" + to + "/" + bytes.length)
                .result(Arrays.copyOfRange(bytes, from, to + 1));
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
