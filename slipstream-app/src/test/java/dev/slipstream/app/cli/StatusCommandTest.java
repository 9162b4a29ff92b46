package dev.slipstream.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusCommandTest {
    @Test
    void showsEachSourceByItsNameAndLeavesOutWhatIsNotKnown() {
        Map<String, @Nullable Object> source = new HashMap<>();
        source.put("name", "west");
        source.put("doing", "calling");
        source.put("problem", null);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        StatusCommand.flatten("", Map.of("sources", List.of(source)), rows);
        StatusCommand.flatten("", Map.of("quota", List.of(Map.of("source", "west", "used", 4))), rows);
        StatusCommand.flatten("", Map.of("runs", List.of("settle: done", "compact: done")), rows);
        assertThat(rows)
                .containsExactly(
                        Arrays.asList("sources.west.doing", "calling"),
                        Arrays.asList("quota.west.used", 4),
                        Arrays.asList("runs.1", "settle: done"),
                        Arrays.asList("runs.2", "compact: done"));
    }
}
