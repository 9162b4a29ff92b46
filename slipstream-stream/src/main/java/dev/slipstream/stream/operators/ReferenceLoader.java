package dev.slipstream.stream.operators;

import dev.slipstream.core.reference.ReferenceData;
import java.io.Serializable;
import java.util.function.Supplier;

/**
 * Opens the reference tables where a task runs, as in {@code ReferenceData::bundled}. A process should
 * hold them once, however many tasks it runs.
 */
@FunctionalInterface
public interface ReferenceLoader extends Supplier<ReferenceData>, Serializable {}
