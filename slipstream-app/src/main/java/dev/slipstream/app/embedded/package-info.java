/**
 * The engines inside this process: Kafka's broker, PostgreSQL, and the data folder they share. Read
 * {@link dev.slipstream.app.embedded.DataFolder} first. Loopback only.
 */
@NullMarked
package dev.slipstream.app.embedded;

import org.jspecify.annotations.NullMarked;
