package dev.slipstream.core.config;

/** A password or key that no message, log or dump shows. */
public record Secret(String text) {

    @Override
    public String toString() {
        return text.isEmpty() ? "" : "********";
    }
}
