package dev.slipstream.app.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.security.RouteRole;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets in whom it should, on every request and WebSocket: the Host header must name this server (a
 * page elsewhere whose name was pointed here must not read us), an Origin must be the Host (a page
 * elsewhere must not act through the user's browser), and the route's role must be covered.
 */
final class Guard {
    /** Not inside the brackets of an IPv6 address, and nothing but a port: a bad one stays, and is refused. */
    private static final Pattern PORT = Pattern.compile("(?<=[^:]):\\d{1,5}$");

    private final Set<String> hosts = new HashSet<>(List.of("localhost", "127.0.0.1", "[::1]"));
    private final String token;

    Guard(String host, List<String> allowedHosts, String token) {
        hosts.add(inUrl(host));
        allowedHosts.forEach(allowed -> hosts.add(inUrl(allowed)));
        this.token = token;
    }

    /** Refuses with 403 what is addressed to another server or sent by another's page. */
    void checkAddressing(Context context) {
        checkAddressing(context.header("Host"), context.header("Origin"));
    }

    /** Refuses with 401 who does not hold the role of the route. */
    void checkRole(Context context) {
        checkRole(context.routeRoles(), context.header("Authorization"), context.ip());
    }

    void checkRole(Set<RouteRole> routeRoles, @Nullable String authorization, String ip) {
        Role needed = neededRole(routeRoles);
        Role held = heldRole(authorization, ip);
        if (!held.includes(needed)) {
            throw new UnauthorizedResponse("This call needs the role " + needed
                    + ": send the token of the running process as `Authorization: Bearer …`.");
        }
    }

    void checkAddressing(@Nullable String host, @Nullable String origin) {
        if (host == null || !hosts.contains(withoutPort(host).toLowerCase(Locale.ROOT))) {
            throw new ForbiddenResponse(
                    "This server does not answer to the name " + host + ". Add it to http.allowed-hosts if it should.");
        }
        if (origin != null && !sameAuthority(origin, host)) {
            throw new ForbiddenResponse("Pages of " + origin + " may not call this server.");
        }
    }

    private static Role neededRole(Set<RouteRole> roles) {
        // A route without a role is our mistake: nobody but the operator gets in.
        return roles.stream().map(Role.class::cast).findFirst().orElse(Role.OPERATOR);
    }

    private Role heldRole(@Nullable String authorization, String ip) {
        if (authorization != null && authorization.startsWith("Bearer ") && isToken(authorization.substring(7))) {
            return Role.OPERATOR;
        }
        return isLoopback(ip) ? Role.VIEWER : Role.PUBLIC;
    }

    private boolean isToken(String offered) {
        return MessageDigest.isEqual(
                offered.strip().getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isLoopback(String ip) {
        try {
            return InetAddress.getByName(ip).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean sameAuthority(String origin, String host) {
        try {
            String authority = URI.create(origin).getAuthority();
            return host.equalsIgnoreCase(authority);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** As it stands in addresses: lower case, an IPv6 address in brackets. */
    static String inUrl(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.indexOf(':') >= 0 && !lower.startsWith("[") ? "[" + lower + "]" : lower;
    }

    private static String withoutPort(String host) {
        return PORT.matcher(host).replaceFirst("");
    }
}
