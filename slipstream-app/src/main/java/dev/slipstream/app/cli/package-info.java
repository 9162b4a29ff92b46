/**
 * The command line. Read {@link dev.slipstream.app.cli.Commands} first, then {@link
 * dev.slipstream.app.cli.Backend}, which every question goes through. Commands are thin: they read
 * arguments, call, and print.
 */
@NullMarked
package dev.slipstream.app.cli;

import org.jspecify.annotations.NullMarked;
