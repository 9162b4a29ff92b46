package dev.slipstream.ingest.fuzz;

import java.io.PrintStream;

/** The long version: arguments are how many bodies, and the seed. Exits 1 when one fails. */
final class FuzzedAnswers {
    private static final long WARM_UP = 100_000;
    private static final long STEP = 250_000;

    private FuzzedAnswers() {}

    public static void main(String[] arguments) {
        long count = arguments.length > 0 ? Long.parseLong(arguments[0]) : 5_000_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 42;
        PrintStream out = System.out;
        new FuzzRun().read(seed - 1, WARM_UP, false);
        FuzzRun run = new FuzzRun();
        for (long done = 0; done < count && run.failures().isEmpty(); done += STEP) {
            run.read(seed + done, Math.min(STEP, count - done), true);
            out.println(run.summary());
        }
        run.failures().forEach(out::println);
        System.exit(run.failures().isEmpty() ? 0 : 1);
    }
}
