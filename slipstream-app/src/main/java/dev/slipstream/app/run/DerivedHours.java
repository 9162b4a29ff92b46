package dev.slipstream.app.run;

import dev.slipstream.lakehouse.table.ChainedSeal;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.Seal;
import dev.slipstream.lakehouse.table.Seals;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has gold tables and kept answers made of every settled hour, once for each content of the hour: it
 * remembers from which seals they were made, so that an hour that was settled just before the process
 * died is caught up with. For one thread.
 */
final class DerivedHours {
    private static final Logger log = LoggerFactory.getLogger(DerivedHours.class);

    private final Lake lake;
    private final DataSource database;
    private final List<Consumer<Instant>> makers;

    /** @param makers each makes something of a settled hour, in this order; doing so again changes nothing */
    DerivedHours(Lake lake, DataSource database, List<Consumer<Instant>> makers) {
        this.lake = lake;
        this.database = database;
        this.makers = List.copyOf(makers);
    }

    /** Makes what is not made of the seals as they stand; an hour that fails is tried again next time. */
    void catchUp() {
        try {
            Map<Instant, String> made = made();
            sealed().forEach((hour, content) -> {
                if (!content.equals(made.get(hour))) {
                    make(hour, content);
                }
            });
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read which hours gold tables were made of", e);
        }
    }

    private void make(Instant hour, String content) {
        try {
            makers.forEach(maker -> maker.accept(hour));
            remember(hour, content);
        } catch (SQLException | RuntimeException e) {
            log.error("What is derived of the settled hour {} is not complete; it is tried again later", hour, e);
        }
    }

    private NavigableMap<Instant, String> sealed() {
        return new Seals(lake)
                .list().stream()
                        .map(ChainedSeal::seal)
                        .collect(Collectors.groupingBy(
                                seal -> seal.partition().hour(),
                                TreeMap::new,
                                Collectors.mapping(DerivedHours::content, Collectors.joining(" "))));
    }

    /** Seals come in the order of providers. */
    private static String content(Seal seal) {
        return seal.partition().provider() + "=" + seal.contentHash();
    }

    private Map<Instant, String> made() throws SQLException {
        Map<Instant, String> made = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select hour, made_from from derived_hours");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                made.put(rows.getObject(1, OffsetDateTime.class).toInstant(), rows.getString(2));
            }
        }
        return made;
    }

    private void remember(Instant hour, String content) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement("insert into derived_hours (hour, made_from)"
                        + " values (?, ?) on conflict (hour) do update set made_from = excluded.made_from")) {
            upsert.setObject(1, hour.atOffset(ZoneOffset.UTC));
            upsert.setString(2, content);
            upsert.executeUpdate();
        }
    }
}
