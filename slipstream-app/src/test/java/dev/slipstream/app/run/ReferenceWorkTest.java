package dev.slipstream.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.app.reference.ReferenceRefresh;
import dev.slipstream.core.config.Settings;
import dev.slipstream.core.reference.ReferenceData;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceWorkTest {
    @TempDir
    Path data;

    private final Map<String, String> chosen = new HashMap<>();
    private final List<String> published = new ArrayList<>();
    private Instant now = Instant.parse("2027-01-01T00:00:00Z");

    /** Nothing listens there, so that every download fails at once. */
    @BeforeEach
    void nowhere() {
        chosen.put("data.dir", data.toString());
        chosen.put("reference.ourairports-url", "http://127.0.0.1:1");
        chosen.put("reference.standing-data-url", "http://127.0.0.1:1/main.zip");
    }

    @Test
    void aSimulationAsksNobodyButStillPublishes() throws Exception {
        assertThat(work().run()).isEmpty();
        assertThat(published).containsExactly(ReferenceData.bundled().version());
        assertThat(data.resolve("reference")).doesNotExist();
    }

    @Test
    void neverMeansNever() throws Exception {
        chosen.put("reference.refresh", "never");
        assertThat(work().run()).isEmpty();
    }

    @Test
    void whatFailedIsTriedAgainHoursLaterAndTheTablesStay() throws Exception {
        chosen.put("reference.refresh", "always");
        ReferenceWork work = work();

        assertThat(work.run()).contains("ourairports/airports.csv: failed").contains("stays");
        now = now.plus(Duration.ofHours(5));
        assertThat(work.run()).isEmpty();
        now = now.plus(Duration.ofHours(1));
        assertThat(work.run()).contains("failed");
        assertThat(published).hasSize(3).containsOnly(ReferenceData.bundled().version());
    }

    private ReferenceWork work() {
        Settings settings = Settings.of(chosen);
        return new ReferenceWork(
                settings,
                new ReferenceRefresh(settings, () -> now),
                tables -> published.add(tables.version()),
                () -> now);
    }
}
