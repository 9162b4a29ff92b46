/**
 * What is in the air now, straight from Kafka. Read {@link dev.slipstream.app.live.LivePicture}
 * first, then {@link dev.slipstream.app.live.LiveFrames} for the bytes on the wire. Never waits for
 * Flink.
 */
@NullMarked
package dev.slipstream.app.live;

import org.jspecify.annotations.NullMarked;
