package dev.slipstream.ingest.provider.simulator.serve;

/** What was asked cannot be answered; becomes status 400 with the message as text. */
final class BadParameter extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadParameter(String message) {
        super(message, null, false, false);
    }
}
