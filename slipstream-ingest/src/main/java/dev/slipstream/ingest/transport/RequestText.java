package dev.slipstream.ingest.transport;

import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Addresses as they may be kept and shown. */
public final class RequestText {
    private RequestText() {}

    /** The address without user name, and with {@code ***} for the values of secret parameters. */
    public static String of(URI uri, Set<String> secretParameters) {
        StringBuilder text = new StringBuilder(uri.getScheme()).append("://").append(uri.getHost());
        if (uri.getPort() >= 0) {
            text.append(':').append(uri.getPort());
        }
        text.append(uri.getRawPath());
        if (uri.getRawQuery() != null) {
            text.append('?')
                    .append(Arrays.stream(uri.getRawQuery().split("&"))
                            .map(parameter -> hide(parameter, secretParameters))
                            .collect(Collectors.joining("&")));
        }
        return text.toString();
    }

    private static String hide(String parameter, Set<String> secretParameters) {
        int equals = parameter.indexOf('=');
        return equals >= 0 && secretParameters.contains(parameter.substring(0, equals))
                ? parameter.substring(0, equals) + "=***"
                : parameter;
    }
}
