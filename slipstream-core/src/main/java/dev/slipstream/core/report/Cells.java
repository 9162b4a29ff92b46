package dev.slipstream.core.report;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;

/** A cell's value as plain text, the same in every format. */
final class Cells {

    private Cells() {}

    /** Numbers in full and without exponent, times as ISO 8601, bytes as hex, lists and maps as JSON. */
    static String text(Object value) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? decimal(new BigDecimal(value.toString())) : value.toString();
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        if (value instanceof Collection || value instanceof Map) {
            return JsonTable.json(value);
        }
        return value.toString();
    }

    /** Without the zeros that {@code Double.toString} adds: 3 rather than 3.0. */
    static String decimal(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
