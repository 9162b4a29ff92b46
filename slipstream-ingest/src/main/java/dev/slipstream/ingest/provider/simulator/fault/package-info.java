/**
 * What goes wrong on purpose with the simulator's answers, and the truth about it. Read {@link
 * dev.slipstream.ingest.provider.simulator.fault.FaultyAnswers} first. Depends on what receivers hear.
 */
@NullMarked
package dev.slipstream.ingest.provider.simulator.fault;

import org.jspecify.annotations.NullMarked;
