package dev.slipstream.ingest.provider.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipstream.core.config.UserError;
import dev.slipstream.ingest.provider.ProviderContractTest;
import dev.slipstream.ingest.provider.ProviderType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryContractTest extends ProviderContractTest {
    HistoryContractTest() {
        super(ProviderType.HISTORY);
    }

    /** Lines but the mapping and the header, or what stands between the commas after braces. */
    @Override
    protected int countElements(String body) {
        if (body.startsWith("#")) {
            return (int) body.lines().count() - 2;
        }
        return body.equals("[]") ? 0 : body.split("\\},", -1).length;
    }

    /** A table may end after any row. */
    @Override
    protected boolean bodiesShowTheirEnd() {
        return false;
    }

    @ParameterizedTest
    @CsvSource({
        "1795169700, 1795169700",
        "1795169700.25, 1795169700.25",
        "1795169700250, 1795169700.25",
        "1795169700250000, 1795169700.25",
        "1795169700250000000, 1795169700.25",
        "2026-11-20T10:15:00Z, 1795169700",
        "2026-11-20 10:15:00, 1795169700",
        "2026-11-20 11:15:00.5+01:00, 1795169700.5",
        "2026-11-20T10:15:00+00, 1795169700",
        "20 November 2026, NaN",
        "2026-11-20, NaN",
    })
    void timesAreToldByTheirSize(String text, double seconds) {
        assertThat(ColumnMapping.of("aircraft=a,seen_at=t").seconds(text))
                .satisfies(found -> assertThat(Math.round(found * 1e6)).isEqualTo(Math.round(seconds * 1e6)))
                .satisfies(found -> assertThat(Double.isNaN(found)).isEqualTo(Double.isNaN(seconds)));
    }

    @Test
    void aMappingSaysWhatIsWrongWithIt() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> ColumnMapping.of("aircraft=a,seen_at"))
                .withMessageContaining("'seen_at' is not field=column");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> ColumnMapping.of("plane=a"))
                .withMessageContaining("there is no field 'plane'. Fields are aircraft, seen_at");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> ColumnMapping.of("altitude_unit=fathom"))
                .withMessageContaining("altitude_unit cannot be 'fathom'. Use one of m, ft.");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> ColumnMapping.of("aircraft=a,latitude=x").places(List.of("a", "time", "lat")))
                .withMessageContaining("which column is seen_at. The columns are a, time, lat.");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> ColumnMapping.of("icao24=a,seen_at=when").places(List.of("a", "time", "lat")))
                .withMessageContaining("there is no column 'when' for seen_at. The columns are a, time, lat.");
    }
}
