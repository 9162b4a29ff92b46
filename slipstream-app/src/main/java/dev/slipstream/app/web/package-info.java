/**
 * The page and the HTTP API. Read {@link dev.slipstream.app.web.WebServer} first, then {@link
 * dev.slipstream.app.web.Guard} for who may call what. Handlers only translate; the work is elsewhere.
 */
@NullMarked
package dev.slipstream.app.web;

import org.jspecify.annotations.NullMarked;
