package dev.slipstream.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipstream.app.export.ExportFormat;
import dev.slipstream.app.export.ExportOrder;
import dev.slipstream.core.config.UserError;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Orders of exports on the wire: {@code {"what":"silver.states","from":"…","to":"…","format":"csv",
 * "out":"/absolute","zone":"UTC","parameters":{},"ownUse":false}}; only {@code what} must be there.
 */
public final class ExportJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ExportJson() {}

    static ObjectNode write(ExportOrder order) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("what", order.what())
                .put("from", text(order.from()))
                .put("to", text(order.to()))
                .put("format", order.format().ending())
                .put("out", text(order.out()))
                .put("zone", order.zone() == null ? null : order.zone().getId())
                .put("ownUse", order.audience() == ExportOrder.Audience.OWN_USE);
        ObjectNode parameters = json.putObject("parameters");
        order.parameters().forEach(parameters::put);
        return json;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** @throws UserError for what is no order */
    public static ExportOrder read(String body) {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (IOException e) {
            throw new UserError("Cannot read the request: its body is not JSON.", e);
        }
        if (!json.path("what").isTextual()) {
            throw new UserError("Cannot read the request: send a JSON object with the text \"what\".");
        }
        Path out = read(json, "out", Path::of);
        if (out != null && !out.isAbsolute()) {
            throw new UserError("Cannot export to " + out + ": send an absolute path.");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        json.path("parameters")
                .properties()
                .forEach(
                        entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
        ExportFormat format = read(json, "format", ExportFormat::named);
        return new ExportOrder(
                json.path("what").textValue(),
                read(json, "from", Instant::parse),
                read(json, "to", Instant::parse),
                format == null ? ExportFormat.CSV : format,
                out,
                read(json, "zone", ZoneId::of),
                parameters,
                json.path("ownUse").asBoolean() ? ExportOrder.Audience.OWN_USE : ExportOrder.Audience.ANYONE);
    }

    private static <T> @Nullable T read(JsonNode json, String field, Function<String, T> reader) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            return reader.apply(value.asText());
        } catch (DateTimeException | InvalidPathException e) {
            throw new UserError("Cannot read " + field + " " + value + ": " + e.getMessage() + ".", e);
        }
    }
}
