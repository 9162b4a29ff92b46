package dev.slipstream.app.simulate;

import dev.slipstream.core.config.UserError;
import dev.slipstream.core.report.TableFormat;
import dev.slipstream.ingest.provider.simulator.serve.AnswerRecording;
import dev.slipstream.ingest.provider.simulator.serve.GroundTruth;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes a span of simulated time into files, without waiting for it to pass. */
public record SimulationFiles(Simulation simulation, Instant from, Instant to) {

    /** Each table of the truth as CSV; a sentence for each. */
    public List<String> writeTruth(Path folder) {
        GroundTruth truth = simulation.truth();
        List<String> said = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            for (String name : truth.names()) {
                Path file = folder.resolve(name + ".csv");
                var table = truth.find(name).orElseThrow().between(from, to);
                Files.writeString(file, TableFormat.CSV.text(table), StandardCharsets.UTF_8);
                said.add("Wrote " + table.rows().size() + " " + name + " to " + file);
            }
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
        return said;
    }

    /** The answers that OpenSky would give, a line each; a sentence. */
    public String record(Path file, Duration every) {
        try (OutputStream out = open(file)) {
            int answers = new AnswerRecording(from, to, every).write(simulation.states(), out);
            return "Wrote " + answers + " answers to " + file;
        } catch (IllegalArgumentException e) {
            throw new UserError("Cannot record: " + e.getMessage() + ". Give another --every.", e);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    private static OutputStream open(Path file) throws IOException {
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        return String.valueOf(file.getFileName()).endsWith(".gz") ? new GZIPOutputStream(out, 1 << 16) : out;
    }

    private static UserError cannotWrite(Path path, IOException e) {
        return new UserError("Cannot write to " + path + ": " + e.getMessage() + ". Name another place.", e);
    }
}
