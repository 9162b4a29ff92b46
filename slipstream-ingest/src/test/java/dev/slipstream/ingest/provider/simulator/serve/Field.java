package dev.slipstream.ingest.provider.simulator.serve;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A field as OpenSky's documentation has it.
 *
 * @param kind int, number, text, boolean or ints
 * @param bounds of a number, both allowed; a text's is a pattern
 */
record Field(String name, String kind, boolean nullable, double least, double most, String pattern) {

    static Field integer(String name, double least, double most) {
        return new Field(name, "int", false, least, most, "");
    }

    static Field number(String name, double least, double most) {
        return new Field(name, "number", false, least, most, "");
    }

    static Field text(String name, String pattern) {
        return new Field(name, "text", false, 0, 0, pattern);
    }

    static Field bool(String name) {
        return new Field(name, "boolean", false, 0, 0, "");
    }

    Field orNull() {
        return new Field(name, kind, true, least, most, pattern);
    }

    void check(Object value) {
        if (value == null) {
            assertThat(nullable).as("%s may be null", name).isTrue();
            return;
        }
        switch (kind) {
            case "int" -> {
                assertThat(value).as(name).isInstanceOf(Long.class);
                assertThat(((Long) value).doubleValue()).as(name).isBetween(least, most);
            }
            case "number" -> {
                assertThat(value).as(name).isInstanceOf(Number.class);
                assertThat(((Number) value).doubleValue()).as(name).isBetween(least, most);
            }
            case "text" -> assertThat((String) value).as(name).matches(pattern);
            default -> assertThat(value).as(name).isInstanceOf(Boolean.class);
        }
    }
}
