package dev.slipstream.app.cli;

import dev.slipstream.core.golden.GoldenFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CliReferenceTest {

    @Test
    void referencePageIsUpToDate() {
        CliWorld world = new CliWorld(Path.of("nowhere"));
        GoldenFile.check("docs/reference/cli.md", CliReference.markdown(Commands.commandLine(world.surroundings())));
    }
}
