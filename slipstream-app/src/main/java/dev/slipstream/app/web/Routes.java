package dev.slipstream.app.web;

import io.javalin.config.RoutesConfig;

/** A few routes that belong together; each names exactly one {@link Role}. */
@FunctionalInterface
public interface Routes {
    void register(RoutesConfig routes);
}
