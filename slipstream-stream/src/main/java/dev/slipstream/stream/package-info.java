/** The Flink jobs: captures and states into tables as they come, and hours settled in batch. */
@NullMarked
package dev.slipstream.stream;

import org.jspecify.annotations.NullMarked;
