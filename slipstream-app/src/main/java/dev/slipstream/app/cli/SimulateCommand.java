package dev.slipstream.app.cli;

import dev.slipstream.app.simulate.Simulation;
import dev.slipstream.app.simulate.SimulationFiles;
import dev.slipstream.app.simulate.SimulationServer;
import dev.slipstream.core.config.Durations;
import dev.slipstream.core.config.UserError;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.ingest.provider.simulator.SimulatorOptions;
import dev.slipstream.ingest.provider.simulator.fault.FaultRates;
import dev.slipstream.ingest.provider.simulator.serve.ApiClient;
import dev.slipstream.ingest.provider.simulator.serve.FailureRates;
import dev.slipstream.ingest.provider.simulator.serve.OpenSkyAnswers;
import dev.slipstream.ingest.provider.simulator.serve.SimulatedClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "simulate",
        description = "Serves invented traffic as OpenSky's REST API and as streams, or writes it and its truth to"
                + " files; Ctrl-C ends it.")
final class SimulateCommand implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8788", description = "8788; 0 for any free one.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Where to listen; this machine only when not given.")
    private String host = "127.0.0.1";

    @Option(names = "--aircraft", paramLabel = "N", defaultValue = "2000", description = "The fleet; 2000.")
    private int aircraft;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "42", description = "Which traffic; 42.")
    private long seed;

    @Option(names = "--start", paramLabel = "TIME", description = "What time it is there (UTC); now when not given.")
    private @Nullable Instant start;

    @Option(
            names = "--speed",
            paramLabel = "TIMES",
            defaultValue = "1x",
            description = "60x is a minute a second there; 1x when not given.")
    private String speed = "1x";

    @Option(
            names = "--client",
            paramLabel = "ID:SECRET:CLASS",
            description = "Who may get tokens; the class is standard, feeder or licensed. Can be given more than once;"
                    + " demo-api-client:demo-secret:standard when not given.")
    private List<String> clients = new ArrayList<>();

    @Option(
            names = "--token-lifetime",
            paramLabel = "TIME",
            defaultValue = "30m",
            description = "How long a token is good for; 30m when not given.")
    private String tokenLifetime = "30m";

    @Option(
            names = "--position-every",
            paramLabel = "TIME",
            defaultValue = "5s",
            description = "How often the streams tell of each aircraft; 5s when not given.")
    private String positionEvery = "5s";

    @Option(
            names = "--faults",
            paramLabel = "RATES",
            description = "What goes wrong on the way, such as duplicate=0.01,jump=0.001,outage=0.5/h:3m; as the"
                    + " setting simulator.faults.")
    private String faults = "";

    @Option(
            names = "--fail",
            paramLabel = "SHARES",
            description = "Which calls fail, such as 503=0.01,stall=0.005,half=0.005.")
    private @Nullable String fail;

    @Option(
            names = "--truth",
            paramLabel = "DIR",
            description =
                    "Writes what is true from --from to --to into DIR as flights.csv, events.csv and faults.csv, and ends.")
    private @Nullable Path truth;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Writes OpenSky's answers from --from to --to, a line each, for `slipstream replay`; packed"
                    + " when the name ends in .gz. Then ends.")
    private @Nullable Path record;

    @Option(names = "--from", paramLabel = "TIME", description = "For --truth and --record (UTC).")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "For --truth and --record; not included.")
    private @Nullable Instant to;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            defaultValue = "10s",
            description =
                    "The time between two answers, for --record and for the faults of --truth; 10s when not given.")
    private String every = "10s";

    private final Cli cli;

    SimulateCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws InterruptedException {
        OpenSkyAnswers.Behaviour behaviour = checked(() -> new OpenSkyAnswers.Behaviour(
                clients.isEmpty()
                        ? List.of(ApiClient.DEMO)
                        : clients.stream().map(ApiClient::parse).toList(),
                span("--token-lifetime", tokenLifetime),
                fail == null ? FailureRates.NONE : FailureRates.parse(fail)));
        Simulation.Options options = checked(() -> new Simulation.Options(
                new SimulatorOptions(aircraft, seed, Duration.ofSeconds(1)).aircraft(),
                seed,
                rates(),
                seconds("--every", every),
                seconds("--position-every", positionEvery)));
        if (truth != null || record != null) {
            writeFiles(options);
            return Commands.DONE;
        }
        Instant now = cli.surroundings().clock().instant();
        SimulatedClock clock = checked(() -> new SimulatedClock(
                cli.surroundings().clock(), start == null ? now : start, ReplayCommand.times("simulate", speed)));
        Simulation simulation = Simulation.of(options, ReferenceData.bundled());
        serve(simulation, behaviour, clock);
        return Commands.DONE;
    }

    private void serve(Simulation simulation, OpenSkyAnswers.Behaviour behaviour, SimulatedClock clock)
            throws InterruptedException {
        try (SimulationServer server =
                SimulationServer.start(simulation, simulation.answers(behaviour), clock, host, port)) {
            String url = server.url();
            cli.out().println("OpenSky's API     " + url + OpenSkyAnswers.API_PATH);
            cli.out().println("Tokens            " + url + OpenSkyAnswers.TOKEN_PATH + " for " + behaviour.clients());
            cli.out().println("Streams           " + url + "/stream (Last-Event-ID), " + url + "/ws?from=OFFSET");
            cli.out().println("Truth             " + url + "/truth/flights?from=&to=&format=csv");
            cli.out()
                    .println("Try               curl '" + url + OpenSkyAnswers.API_PATH
                            + "/states/all?lamin=45.8&lomin=5.9&lamax=47.8&lomax=10.5'");
            cli.out()
                    .println("Follow            ./slipstream run --source positions --set sources.positions.url=" + url
                            + "/stream");
            cli.out().flush();
            cli.note("It is " + clock.instant().truncatedTo(ChronoUnit.SECONDS) + " there. Ctrl-C stops.");
            new CountDownLatch(1).await();
        }
    }

    private void writeFiles(Simulation.Options options) {
        Instant first = from;
        Instant end = to;
        if (first == null || end == null || !first.isBefore(end)) {
            throw new UserError("Cannot write files: they need --from and --to, and --from first. Give both.");
        }
        Duration between = checked(() -> span("--every", every));
        SimulationFiles files = new SimulationFiles(Simulation.of(options, ReferenceData.bundled()), first, end);
        Path folder = cli.surroundings().folder();
        if (truth != null) {
            files.writeTruth(folder.resolve(truth)).forEach(cli.out()::println);
        }
        if (record != null) {
            cli.out().println(files.record(folder.resolve(record), between));
        }
    }

    private FaultRates rates() {
        try {
            return FaultRates.parse(faults);
        } catch (IllegalArgumentException e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
    }

    private static int seconds(String option, String text) {
        return (int) Math.max(1, span(option, text).getSeconds());
    }

    private static Duration span(String option, String text) {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + " " + text + " " + e.getMessage(), e);
        }
    }

    private static <T> T checked(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
            throw new UserError("Cannot simulate: " + reason + ". See `slipstream simulate --help`.", e);
        }
    }
}
