package dev.slipstream.app;

import dev.slipstream.app.cli.Commands;
import dev.slipstream.app.run.Engines;
import java.time.Clock;

/** Where the program starts: the commands meet the engines. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Clock clock = ProcessClock.of(Clock.systemUTC(), System.getProperty(ProcessClock.PROPERTY));
        Engines engines = new Engines(clock);
        System.exit(Commands.run(engines::open, engines, clock, args));
    }
}
