/** Answers that nobody would send, for every parser that reads what comes from outside. */
package dev.slipstream.ingest.fuzz;
