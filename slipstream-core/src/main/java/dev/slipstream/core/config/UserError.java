package dev.slipstream.core.config;

/**
 * Something the person at the keyboard can fix. Its message is shown alone, without a stack trace, and
 * the process ends with exit code 2.
 *
 * <p>The message reads "Cannot &lt;act&gt;: &lt;reason with values&gt;. &lt;What to do&gt;."
 */
public final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UserError(String message) {
        super(message);
    }

    public UserError(String message, Throwable cause) {
        super(message, cause);
    }
}
