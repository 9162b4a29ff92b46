package dev.slipstream.core.wire;

/**
 * Bytes that are not a value of the expected schema. It says nothing about other records: whoever
 * reads many catches it, counts it and goes on.
 */
public final class WireFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WireFormatException(String message) {
        super(message);
    }

    public WireFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
