package dev.slipstream.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    Path temp;

    @Test
    void letsNobodyInWithoutItsPassword() throws SQLException {
        PostgresLogin login = TestPostgres.shared();
        for (String wrong : new String[] {"", "template", "postgres", login.password() + "x"}) {
            assertThatThrownBy(() -> DriverManager.getConnection(login.url(), login.user(), wrong))
                    .as("with password '%s'", wrong)
                    .isInstanceOf(SQLException.class);
        }
        assertThat(ask(login, "select rolpassword from pg_authid where rolname = 'postgres'"))
                .startsWith("SCRAM-SHA-256$");
        assertThat(ask(login, "select count(*)::text from pg_hba_file_rules where auth_method <> 'scram-sha-256'"))
                .isEqualTo("0");
        assertThat(login.toString()).doesNotContain(login.password());
    }

    @Test
    void listensOnTheLoopbackAddressOnly() throws SQLException {
        PostgresLogin login = TestPostgres.shared();
        assertThat(ask(login, "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(ask(login, "show unix_socket_directories")).isEmpty();
    }

    @Test
    void writesACommitBeforeItSaysSo() throws SQLException {
        PostgresLogin login = TestPostgres.shared();
        assertThat(ask(login, "show synchronous_commit")).isEqualTo("on");
        assertThat(ask(login, "show fsync")).isEqualTo("on");
        assertThat(ask(login, "show full_page_writes")).isEqualTo("on");
    }

    @Test
    void aKilledProgramsServerIsStoppedAndItsDataKept() throws Exception {
        ProcessHandle stale;
        try (Holder killed = Holder.of("postgres", temp)) {
            run(new PostgresLogin(killed.said, "postgres", password()), "create table kept as select 42 as answer");
            stale = postmaster();
            killed.kill();
            assertThat(stale.isAlive()).as("PostgreSQL outlives who started it").isTrue();
        }
        String password = password();
        try (EmbeddedPostgres second = EmbeddedPostgres.start(temp, TestPostgres.templateCache(), 0)) {
            assertThat(stale.isAlive()).isFalse();
            assertThat(second.login().password()).isEqualTo(password);
            assertThat(ask(second.login(), "select answer::text from kept")).isEqualTo("42");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("password"))))
                    .isEqualTo("rw-------");
        }
        assertThat(temp.resolve("cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void aProcessThatIsNoServerOfThisFolderIsLeftAlone() throws Exception {
        Path cluster = Files.createDirectories(temp.resolve("cluster")).toAbsolutePath();
        Path pidFile = cluster.resolve("postmaster.pid");
        for (String content : new String[] {
            ProcessHandle.current().pid() + "\n" + cluster + "\n",
            ProcessHandle.current().pid() + "\n/elsewhere\n",
            "999999999\n" + cluster + "\n",
            "-5\n" + cluster + "\n",
            "not a number\n" + cluster + "\n",
            ""
        }) {
            Files.writeString(pidFile, content);
            StalePostmaster.stop(cluster);
        }
        Files.delete(pidFile);
        StalePostmaster.stop(cluster);

        // After a reboot the number in the file can be that of another folder's server.
        PostgresLogin other = TestPostgres.shared();
        String pid = ask(other, "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)");
        Files.writeString(pidFile, pid + "\n" + cluster + "\n");
        StalePostmaster.stop(cluster);
        assertThat(ask(other, "select 'alive'")).isEqualTo("alive");
    }

    @Test
    void aTemplateThatAnotherStartMadeFirstIsAsGood() throws IOException {
        Path template = Files.createDirectory(temp.resolve("template"));
        Files.writeString(template.resolve("postgresql.conf"), "first");
        Path fresh = Files.createDirectory(temp.resolve("fresh"));
        Files.writeString(fresh.resolve("postgresql.conf"), "second");
        PostgresTemplate.keep(fresh, template);
        assertThat(template.resolve("postgresql.conf")).hasContent("first");
    }

    private ProcessHandle postmaster() throws IOException {
        String pid = Files.readAllLines(temp.resolve("cluster/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private String password() throws IOException {
        return Files.readString(temp.resolve("password")).strip();
    }

    private static String ask(PostgresLogin login, String sql) throws SQLException {
        try (Connection connection = connect(login);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(PostgresLogin login, String sql) throws SQLException {
        try (Connection connection = connect(login);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(PostgresLogin login) throws SQLException {
        return DriverManager.getConnection(login.url(), login.user(), login.password());
    }
}
