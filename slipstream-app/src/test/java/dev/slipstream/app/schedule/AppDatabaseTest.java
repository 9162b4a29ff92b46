package dev.slipstream.app.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.app.embedded.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppDatabaseTest {

    @Test
    void makesItsTablesOnceInASchemaOfItsOwn() throws SQLException {
        try (AppDatabase first = AppDatabase.open(TestPostgres.shared());
                AppDatabase second = AppDatabase.open(TestPostgres.shared())) {
            assertThat(texts(
                            first,
                            "select table_name from information_schema.tables where table_schema = 'slipstream'"))
                    .contains("scheduled_tasks", "job_runs", "flyway_schema_history");
            assertThat(texts(second, "select version from flyway_schema_history where version is not null"))
                    .doesNotHaveDuplicates()
                    .contains("1", "2");
            assertThat(texts(first, "select current_schema")).containsExactly("slipstream");
        }
    }

    private static List<String> texts(AppDatabase database, String sql) throws SQLException {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
