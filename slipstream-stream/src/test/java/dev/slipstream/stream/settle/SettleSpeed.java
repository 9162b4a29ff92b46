package dev.slipstream.stream.settle;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.ingest.provider.simulator.fault.FaultRates;
import dev.slipstream.ingest.provider.simulator.heard.Receivers;
import dev.slipstream.ingest.provider.simulator.heard.StatesRequest;
import dev.slipstream.ingest.provider.simulator.serve.SimulatedStates;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.TestLake;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the settling of an hour of simulated traffic. No test.
 *
 * <pre>{@code
 * SettleSpeed record FILE [AIRCRAFT [EVERY_SECONDS]]   // 2700 aircraft every 2 s: some 1,000 states/s
 * SettleSpeed settle FILE FOLDER [PARALLELISM]
 * }</pre>
 */
public final class SettleSpeed {
    private static final int SECONDS = 3_600;
    private static final int CAPTURES_A_FILE = 30;

    private SettleSpeed() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        if (arguments[0].equals("record")) {
            record(
                    file,
                    arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2_700,
                    arguments.length > 3 ? Integer.parseInt(arguments[3]) : 2);
        } else {
            settle(file, Path.of(arguments[2]), arguments.length > 3 ? Integer.parseInt(arguments[3]) : 2);
        }
    }

    private static void record(Path file, int aircraft, int every) throws IOException {
        SimulatedWorld world = SimulatedWorld.of(aircraft, 42, ReferenceData.bundled());
        SimulatedStates answers = new SimulatedStates(world, new Receivers(world), FaultRates.NONE, every);
        long begin = RecordedDay.HOUR.getEpochSecond();
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (long second = begin; second < begin + SECONDS; second += every) {
                byte[] body = answers.answer(second, StatesRequest.EVERYTHING);
                out.writeLong(second);
                out.writeInt(body.length);
                out.write(body);
            }
        }
    }

    private static void settle(Path file, Path folder, int parallelism) throws IOException {
        SettleLakes lakes = new SettleLakes(folder);
        try (TestLake lake = lakes.lakeWith(List.of(), 1)) {
            fill(lake, file);
            long cpu = cpuNanos();
            long wall = System.nanoTime();
            SettleResult result = lakes.job(lake, parallelism)
                    .settle(List.of(RecordedDay.HOUR))
                    .get(0);
            System.out.printf(
                    "settled in %.1f s, %.1f s of processors; %s%n",
                    (System.nanoTime() - wall) / 1e9, (cpuNanos() - cpu) / 1e9, result.note());
            SettleLakes.said(lake).forEach((partition, said) -> System.out.println(partition + " " + said));
        }
    }

    private static void fill(TestLake lake, Path file) throws IOException {
        long id = CaptureIds.first("simulator", RecordedDay.HOUR);
        List<Capture> captures = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            while (true) {
                Instant at = Instant.ofEpochSecond(in.readLong()).plusMillis(250);
                byte[] body = in.readNBytes(in.readInt());
                captures.add(new Capture(id, "simulator", "simulator", "/states/all", at, 200, body));
                id = CaptureIds.next(id);
                if (captures.size() == CAPTURES_A_FILE) {
                    lake.append(LakeTable.CAPTURES, RecordedDay.rows(captures));
                    captures.clear();
                }
            }
        } catch (EOFException e) {
            lake.append(LakeTable.CAPTURES, RecordedDay.rows(captures));
        }
    }

    /** Of this process, compilation and collection included. */
    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
