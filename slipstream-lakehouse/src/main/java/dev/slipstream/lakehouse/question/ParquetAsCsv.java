package dev.slipstream.lakehouse.question;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * A Parquet file of anybody's as comma-separated values with a header, in the order of its rows. Nothing is lost: numbers
 * are written with as many digits as bring back the same number, times as seconds since 1970 with six decimals, what is
 * null as nothing; a list or record as its text in quotes. For one thread, with 256 MB at most.
 */
public final class ParquetAsCsv extends InputStream {
    private static final String MEMORY = "256MB";
    private static final byte[] NOTHING = new byte[0];

    private final Connection connection;
    private final Statement statement;
    private final ResultSet rows;
    private byte[] line;
    private int place;
    private boolean ended;

    private ParquetAsCsv(Connection connection, Statement statement, ResultSet rows, String header) {
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
        this.line = (header + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IOException when the file cannot be read as Parquet */
    public static InputStream open(Path file) throws IOException {
        Properties settings = new Properties();
        settings.setProperty("memory_limit", MEMORY);
        // With one thread rows come in the order of the file.
        settings.setProperty("threads", "1");
        settings.setProperty("jdbc_stream_results", "true");
        try {
            Connection connection = DriverManager.getConnection("jdbc:duckdb:", settings);
            try {
                String from = " FROM read_parquet('"
                        + file.toAbsolutePath().toString().replace("'", "''") + "')";
                List<String> names = new ArrayList<>();
                List<String> cells = new ArrayList<>();
                describe(connection, from, names, cells);
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT concat_ws(',', " + String.join(", ", cells) + ")" + from);
                return new ParquetAsCsv(connection, statement, rows, String.join(",", names));
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IOException("it is no Parquet that can be read: " + firstLine(e), e);
        }
    }

    private static void describe(Connection connection, String from, List<String> names, List<String> cells)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery("DESCRIBE SELECT *" + from)) {
            while (columns.next()) {
                String name = columns.getString(1);
                names.add(quoted(name));
                cells.add(cell(DuckSession.quoted(name), columns.getString(2).toUpperCase(Locale.ROOT)));
            }
        }
    }

    private static String cell(String column, String type) {
        if (type.startsWith("TIMESTAMP")) {
            return "coalesce((epoch_us(" + column + ")::DECIMAL(38,0) / 1000000)::DECIMAL(28,6)::VARCHAR, '')";
        }
        boolean isPlain = type.endsWith("INT")
                || type.equals("INTEGER")
                || type.equals("DOUBLE")
                || type.equals("FLOAT")
                || type.equals("BOOLEAN");
        if (isPlain) {
            return "coalesce(" + column + "::VARCHAR, '')";
        }
        String text = type.equals("BLOB") ? "decode(" + column + ")" : column + "::VARCHAR";
        return "coalesce(CASE WHEN regexp_matches(" + text + ", '[,\"\\n\\r]') THEN '\"' || replace(regexp_replace("
                + text + ", '[\\n\\r]', ' ', 'g'), '\"', '\"\"') || '\"' ELSE " + text + " END, '')";
    }

    private static String quoted(String name) {
        return name.chars().anyMatch(c -> c == ',' || c == '"' || c < ' ')
                ? name.chars()
                        .mapToObj(c -> c == '"' ? "\"\"" : c < ' ' ? " " : String.valueOf((char) c))
                        .collect(Collectors.joining("", "\"", "\""))
                : name;
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? line[place++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int done = 0;
        while (done < length && hasMore()) {
            int count = Math.min(length - done, line.length - place);
            System.arraycopy(line, place, into, offset + done, count);
            place += count;
            done += count;
        }
        return done == 0 && length > 0 ? -1 : done;
    }

    private boolean hasMore() throws IOException {
        while (place >= line.length && !ended) {
            try {
                ended = !rows.next();
                line = ended ? NOTHING : (rows.getString(1) + "\n").getBytes(StandardCharsets.UTF_8);
                place = 0;
            } catch (SQLException e) {
                ended = true;
                throw new IOException("its Parquet data are damaged: " + firstLine(e), e);
            }
        }
        return place < line.length;
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public void close() throws IOException {
        try (connection;
                statement;
                rows) {
            ended = true;
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
