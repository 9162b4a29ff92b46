package dev.slipstream.app.web;

import io.javalin.security.RouteRole;

/** Who may call a route; each includes the ones before it. */
public enum Role implements RouteRole {
    /** Anybody who can reach the server: health, metrics, the page's files. */
    PUBLIC,
    /** Sees data: whoever calls from this machine, or holds the token. */
    VIEWER,
    /** Changes data or stops things: holds the token of the running process. */
    OPERATOR;

    boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }
}
