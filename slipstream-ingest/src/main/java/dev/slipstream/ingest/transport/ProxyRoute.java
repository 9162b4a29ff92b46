package dev.slipstream.ingest.transport;

import dev.slipstream.core.config.UserError;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy leads to which host.
 *
 * @param proxy null for straight connections
 * @param direct hosts reached without it: {@code example.org} and below, {@code *} for all; this machine always
 */
public record ProxyRoute(@Nullable URI proxy, List<String> direct) {
    /** No proxy. */
    public static final ProxyRoute DIRECT = new ProxyRoute(null, List.of());

    public ProxyRoute {
        direct = direct.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .toList();
        if (proxy != null) {
            check(proxy);
        }
    }

    /**
     * As {@code HTTPS_PROXY}, {@code ALL_PROXY} and {@code NO_PROXY} of the environment say, in capitals or not.
     *
     * @throws UserError when they cannot be used
     */
    public static ProxyRoute of(Map<String, String> environment) {
        String proxy = value(environment, "https_proxy");
        String address = proxy.isEmpty() ? value(environment, "all_proxy") : proxy;
        if (address.isEmpty()) {
            return DIRECT;
        }
        try {
            URI uri = URI.create(address.contains("://") ? address : "http://" + address);
            return new ProxyRoute(
                    uri, Arrays.asList(value(environment, "no_proxy").split(",")));
        } catch (IllegalArgumentException e) {
            throw new UserError("Cannot use the proxy of HTTPS_PROXY: it is no address. Write http://HOST:PORT.");
        }
    }

    /** The proxy for calls to {@code target}; null for a straight connection. */
    @Nullable
    URI proxyFor(URI target) {
        String host = target.getHost().toLowerCase(Locale.ROOT);
        boolean here = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        return here || direct.stream().anyMatch(name -> covers(name, host)) ? null : proxy;
    }

    /** For an HTTP client. */
    public ProxySelector selector() {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI target) {
                URI way = proxyFor(target);
                return List.of(
                        way == null
                                ? Proxy.NO_PROXY
                                : new Proxy(Proxy.Type.HTTP, new InetSocketAddress(way.getHost(), port(way))));
            }

            @Override
            public void connectFailed(URI target, SocketAddress address, IOException cause) {}
        };
    }

    private static boolean covers(String name, String host) {
        String bare = name.startsWith("*.") ? name.substring(2) : name.startsWith(".") ? name.substring(1) : name;
        return name.equals("*") || host.equals(bare) || host.endsWith("." + bare);
    }

    private static int port(URI proxy) {
        return proxy.getPort() > 0 ? proxy.getPort() : 80;
    }

    private static void check(URI proxy) {
        if (proxy.getRawUserInfo() != null) {
            throw new UserError("Cannot use the proxy " + proxy.getHost()
                    + ": its address has a user name, and proxies are used without. Take it out, or use a proxy that"
                    + " asks for none.");
        }
        if (proxy.getHost() == null || !"http".equals(proxy.getScheme())) {
            throw new UserError("Cannot use the proxy " + proxy + ": write http://HOST:PORT.");
        }
    }

    private static String value(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return (value == null ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "") : value).strip();
    }
}
