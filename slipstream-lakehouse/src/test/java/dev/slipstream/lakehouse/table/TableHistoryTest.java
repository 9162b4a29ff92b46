package dev.slipstream.lakehouse.table;

import static dev.slipstream.lakehouse.table.StateRow.aState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.core.config.UserError;
import dev.slipstream.lakehouse.question.QueryEngine;
import dev.slipstream.lakehouse.question.QueryLimits;
import dev.slipstream.lakehouse.table.TableHistory.Version;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableHistoryTest {
    private static final String STATES = "silver.states";
    private static final Duration KEEP = Duration.ofHours(1);
    private static final Duration KEEP_TAGS = Duration.ofDays(7);

    @TempDir
    Path folder;

    private TestLake test;
    private TableHistory history;
    private QueryEngine engine;
    private Version first;
    private Version second;

    @BeforeEach
    void commitTwice() {
        test = TestLake.in(folder.resolve("lake"));
        history = new TableHistory(test.lake());
        engine = new QueryEngine(test.lake(), List.of(), folder.resolve("temp"), QueryLimits.DEFAULT);
        test.append(aState().callsign("FIRST"));
        awaitNextMillisecond();
        test.append(aState().callsign("SECOND"));
        first = history.list(STATES).get(0);
        second = history.list(STATES).get(1);
    }

    @AfterEach
    void close() {
        engine.close();
        test.close();
    }

    @Test
    void listsWhatEachCommitDid() {
        assertThat(history.list(STATES)).hasSize(2);
        assertThat(first.operation()).isEqualTo("append");
        assertThat(first.addedRows()).isEqualTo(1);
        assertThat(second.rows()).isEqualTo(2);
        assertThat(first.current()).isFalse();
        assertThat(second.current()).isTrue();
    }

    @Test
    void readsWhatHadBeenRecordedThen() {
        assertThat(callsigns(null)).containsExactly("FIRST", "SECOND");
        assertThat(callsigns(second.committedAt())).containsExactly("FIRST", "SECOND");
        assertThat(callsigns(first.committedAt())).containsExactly("FIRST");
        assertThat(callsigns(first.committedAt().minusSeconds(1))).isEmpty();
    }

    @Test
    void rollsBackAndForwardAgain() {
        history.rollBack(STATES, first.snapshot());
        assertThat(callsigns(null)).containsExactly("FIRST");
        awaitNextMillisecond();

        history.rollBack(STATES, second.snapshot());
        assertThat(callsigns(null)).containsExactly("FIRST", "SECOND");
    }

    @Test
    void remembersThatItWasRolledBack() {
        awaitNextMillisecond();
        history.rollBack(STATES, first.snapshot());
        Instant rolledBack = Instant.now();
        awaitNextMillisecond();
        test.append(aState().callsign("THIRD"));

        assertThat(callsigns(null)).containsExactly("FIRST", "THIRD");
        assertThat(callsigns(rolledBack)).containsExactly("FIRST");
        assertThat(callsigns(second.committedAt())).containsExactly("FIRST", "SECOND");
    }

    @Test
    void keepsTheVersionOfAFullHourWhenThoseBetweenExpire() {
        Instant nextHour = second.committedAt().plus(Duration.ofHours(1));
        assertThat(new HourlyTags(test.lake(), KEEP_TAGS).tag(nextHour)).isEqualTo(1);
        assertThat(new HourlyTags(test.lake(), KEEP_TAGS).tag(nextHour)).isZero();
        awaitNextMillisecond();
        test.append(aState().callsign("THIRD"));

        expire(nextHour.plus(KEEP));
        assertThat(callsigns(second.committedAt())).containsExactly("FIRST", "SECOND");
        assertThatThrownBy(() -> callsigns(first.committedAt()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("not kept any more");
        assertThat(history.list(STATES))
                .extracting(Version::tag)
                .hasSize(2)
                .anyMatch(tag -> tag != null && tag.startsWith("hour-"));
    }

    @Test
    void letsGoOfAllTagsWhenAskedTo() {
        new HourlyTags(test.lake(), KEEP_TAGS).tag(second.committedAt().plus(Duration.ofHours(1)));
        test.append(aState().callsign("THIRD"));

        assertThat(HourlyTags.dropAll(test.lake())).isEqualTo(1);
        expire(second.committedAt().plus(KEEP.multipliedBy(3)));
        assertThat(history.list(STATES)).hasSize(1);
    }

    @Test
    void refusesWhatCanNotBeTakenBack() {
        assertThatThrownBy(() -> history.rollBack("bronze.captures", 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("never taken back");
        assertThatThrownBy(() -> history.rollBack(STATES, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("it has no snapshot 1");
        assertThatThrownBy(() -> history.list("silver.nothing"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("silver.states");
    }

    private void expire(Instant now) {
        new SnapshotExpiry(test.lake(), KEEP).expire(now);
    }

    private List<Object> callsigns(@Nullable Instant asOf) {
        return engine.sql("SELECT callsign FROM silver.states ORDER BY 1", asOf).rows().stream()
                .map(row -> row.get(0))
                .toList();
    }

    /** Commits are told apart by the millisecond. */
    private static void awaitNextMillisecond() {
        long now = System.currentTimeMillis();
        while (System.currentTimeMillis() == now) {
            Thread.onSpinWait();
        }
    }
}
