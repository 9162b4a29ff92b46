package dev.slipstream.ingest.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipstream.core.config.UserError;
import dev.slipstream.core.golden.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProviderTypeTest {
    @Test
    void namesAreUniqueAndFindTheirKind() {
        assertThat(Arrays.stream(ProviderType.values()).map(type -> type.info().name()))
                .doesNotHaveDuplicates();
        assertThat(ProviderType.named("opensky")).isEqualTo(ProviderType.OPENSKY);
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> ProviderType.named("openski"))
                .withMessage("Cannot use provider 'openski': there is none of that name. "
                        + "Use one of: opensky, simulator, positions, opensky-history, readsb-history, history.");
    }

    @Test
    void everyKindHasAContractTest() throws IOException {
        Path tests = GoldenFile.root().resolve("slipstream-ingest/src/test/java");
        List<String> names;
        try (Stream<Path> files = Files.walk(tests)) {
            names = files.map(file -> file.getFileName().toString().toLowerCase())
                    .toList();
        }
        for (ProviderType type : ProviderType.values()) {
            assertThat(names)
                    .as("Extend ProviderContractTest for %s", type)
                    .contains(type.info().name().replace("-", "") + "contracttest.java");
        }
    }

    @Test
    void theReferencePageSaysWhatTheListSays() {
        StringBuilder page = new StringBuilder("""
                # Providers

                Where flight data may come from, and what may be done with it. Written by `ProviderTypeTest` from
                `ProviderType`; run it with `-Dgolden.update` after a change.

                | Name | What it brings | Terms | May leave this machine |
                |---|---|---|---|
                """);
        for (ProviderType type : ProviderType.values()) {
            ProviderInfo info = type.info();
            page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(info.name(), info.summary(), info.licence(), info.redistributable() ? "yes" : "no"));
        }
        GoldenFile.check("docs/reference/providers.md", page.toString());
    }
}
