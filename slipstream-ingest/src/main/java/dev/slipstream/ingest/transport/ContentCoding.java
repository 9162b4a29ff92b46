package dev.slipstream.ingest.transport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Undoes the content codings of a body (RFC 9110, 8.4): gzip and deflate. */
final class ContentCoding {
    private static final int CHUNK = 64 * 1024;
    /** Nobody packs more often; each coding unpacks up to the limit. */
    private static final int MOST_CODINGS = 2;

    private ContentCoding() {}

    /**
     * @param codings the values of {@code Content-Encoding}, in the order in which they were applied
     * @throws IOException with a clause that says why, when the body cannot be unpacked or has more than {@code
     *     limit} bytes then
     */
    static byte[] decode(byte[] body, List<String> codings, int limit) throws IOException {
        List<String> applied = new ArrayList<>();
        for (String value : codings) {
            for (String coding : value.split(",", -1)) {
                String name = coding.strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty() && !name.equals("identity")) {
                    applied.add(name);
                }
            }
        }
        if (applied.size() > MOST_CODINGS) {
            throw new IOException("the body is packed " + applied.size() + " times");
        }
        Collections.reverse(applied);
        byte[] decoded = body;
        for (String coding : applied) {
            decoded = decoded.length == 0 ? decoded : decode(decoded, coding, limit);
        }
        return decoded;
    }

    private static byte[] decode(byte[] body, String coding, int limit) throws IOException {
        try (InputStream in = open(body, coding)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (read > limit - out.size()) {
                    throw new IOException("the body has more than " + limit + " bytes unpacked");
                }
                out.write(chunk, 0, read);
            }
            return out.toByteArray();
        } catch (EOFException e) {
            throw new IOException("the body's " + coding + " data end in the middle", e);
        } catch (ZipException e) {
            throw new IOException("the body is not the " + coding + " that it says it is", e);
        }
    }

    private static InputStream open(byte[] body, String coding) throws IOException {
        InputStream packed = new ByteArrayInputStream(body);
        return switch (coding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(packed, CHUNK);
            case "deflate" -> new InflaterInputStream(packed, new Inflater(!hasZlibHeader(body)), CHUNK);
            default -> throw new IOException("the body's coding '" + coding + "' is not known here");
        };
    }

    /** Some servers send deflate without the header that belongs to it (RFC 1950, 2.2). */
    private static boolean hasZlibHeader(byte[] body) {
        return body.length >= 2 && (body[0] & 0x0f) == 8 && (((body[0] & 0xff) << 8) | (body[1] & 0xff)) % 31 == 0;
    }
}
