package dev.slipstream.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** What the command line finds around it; tests give it another world. */
record Surroundings(
        Map<String, String> environment,
        Map<String, String> properties,
        Path folder,
        Clock clock,
        PrintWriter out,
        PrintWriter err,
        BackendFactory local,
        Runner runner) {}
