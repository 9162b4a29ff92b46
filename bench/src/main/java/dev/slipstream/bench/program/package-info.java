/**
 * The whole program as its users start it: how soon it answers, how much it takes, whether it stays so.
 * Read {@link dev.slipstream.bench.program.Program} first. Knows the program by its launcher and HTTP only.
 */
@NullMarked
package dev.slipstream.bench.program;

import org.jspecify.annotations.NullMarked;
