package dev.slipstream.app.cli;

import dev.slipstream.core.config.DataSize;
import dev.slipstream.core.config.Setting;
import dev.slipstream.core.config.SettingKeys;
import dev.slipstream.core.config.Settings;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The checks of {@code doctor} on this machine; those of native libraries are {@link NativeChecks}. */
final class Checkup {

    /** Below this, the engines and the operating system compete: 1.2 GiB for everything, as much again for files. */
    private static final long LEAST_MEMORY_BYTES = 2_500_000_000L;

    private static final Instant SOONER_IS_WRONG = Instant.parse("2026-01-01T00:00:00Z");

    private final Settings settings;
    private final Surroundings surroundings;

    private Checkup(Settings settings, Surroundings surroundings) {
        this.settings = settings;
        this.surroundings = surroundings;
    }

    static Checkup of(Settings settings, Surroundings surroundings) {
        return new Checkup(settings, surroundings);
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(memory());
        findings.add(dataFolder());
        findings.add(disk());
        Optional<RunFile> running = RunFile.findRunning(settings.dataDir());
        findings.add(running.map(file -> Finding.ok("running", file.toString()))
                .orElseGet(() -> Finding.ok("running", "nothing runs on this data folder")));
        findings.add(port("web port", SettingKeys.HTTP_PORT, running.isPresent()));
        findings.add(port("kafka port", SettingKeys.KAFKA_PORT, running.isPresent()));
        findings.add(port("postgres", SettingKeys.POSTGRES_PORT, running.isPresent()));
        findings.add(NativeChecks.duckDb());
        findings.add(NativeChecks.h3());
        findings.add(NativeChecks.postgres(surroundings.environment()));
        findings.add(clock());
        findings.add(new ReferenceCheck(settings, surroundings.clock()).finding(running));
        node().ifPresent(findings::add);
        return findings;
    }

    private static Finding java() {
        String text = Runtime.version() + " in " + System.getProperty("java.home");
        return Runtime.version().feature() >= 17
                ? Finding.ok("java", text)
                : Finding.fail("java", text, "Install a JDK 17 or newer and set JAVA_HOME to it.");
    }

    private static Finding memory() {
        var system = java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        if (!(system instanceof com.sun.management.OperatingSystemMXBean machine)) {
            return Finding.warn("memory", "unknown", "");
        }
        String text = rounded(machine.getTotalMemorySize()) + " in all, "
                + Runtime.getRuntime().availableProcessors() + " processors";
        return machine.getTotalMemorySize() >= LEAST_MEMORY_BYTES
                ? Finding.ok("memory", text)
                : Finding.warn("memory", text, "Simulate fewer aircraft: --set simulator.aircraft=500.");
    }

    private Finding dataFolder() {
        Path folder = settings.dataDir();
        Path existing = nearestExisting(folder);
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            return Finding.fail(
                    "data folder", folder + ": " + existing + " cannot be written", "Choose another with --data DIR.");
        }
        try {
            Path probe = Files.createTempFile(existing, ".slipstream-doctor", ".tmp");
            Files.delete(probe);
        } catch (IOException e) {
            return Finding.fail("data folder", folder + ": " + e.getMessage(), "Choose another with --data DIR.");
        }
        return Finding.ok("data folder", folder + (existing.equals(folder) ? "" : " (will be made)"));
    }

    private Finding disk() {
        File place = nearestExisting(settings.dataDir()).toFile();
        long free = place.getUsableSpace();
        DataSize most = settings.value(SettingKeys.STORAGE_MAX);
        String text = rounded(free) + " free, storage.max is " + most;
        if (free < 1_000_000_000L) {
            return Finding.fail("disk", text, "Make room, or choose a folder on another disk with --data DIR.");
        }
        return free >= most.bytes()
                ? Finding.ok("disk", text)
                : Finding.warn(
                        "disk", text, "Make room, or lower it: --set storage.max=" + free / 2_000_000_000L + "GB.");
    }

    private Finding port(String what, Setting<Integer> setting, boolean weRun) {
        int port = settings.value(setting);
        if (port == 0) {
            return Finding.ok(what, "any free one");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return Finding.ok(what, port + " is free");
        } catch (IOException e) {
            return weRun
                    ? Finding.ok(what, port + " is in use, while Slipstream runs")
                    : Finding.warn(
                            what,
                            port + " is in use by another program",
                            "Nothing must be done: the next free one is taken. Or choose: --set " + setting.key()
                                    + "=N.");
        }
    }

    private Finding clock() {
        Instant now = surroundings.clock().instant();
        return now.isAfter(SOONER_IS_WRONG)
                ? Finding.ok("clock", now.toString())
                : Finding.fail(
                        "clock", now.toString(), "Set this machine's clock: live data would look like the future's.");
    }

    /** Only where Slipstream is built from sources; a packaged one needs no Node. */
    private Optional<Finding> node() {
        if (!Files.exists(surroundings.folder().resolve("mvnw"))) {
            return Optional.empty();
        }
        String path = surroundings.environment().getOrDefault("PATH", "");
        for (String folder : path.split(File.pathSeparator)) {
            if (!folder.isEmpty()
                    && (Files.isExecutable(Path.of(folder, "node")) || Files.exists(Path.of(folder, "node.exe")))) {
                return Optional.of(Finding.ok("node", folder));
            }
        }
        return Optional.of(
                Finding.warn("node", "not on the PATH", "Install Node 20 or newer; else the build fetches it."));
    }

    private static Path nearestExisting(Path folder) {
        Path place = folder.toAbsolutePath();
        while (!Files.exists(place) && place.getParent() != null) {
            place = place.getParent();
        }
        return place;
    }

    private static String rounded(long bytes) {
        return String.format(java.util.Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
