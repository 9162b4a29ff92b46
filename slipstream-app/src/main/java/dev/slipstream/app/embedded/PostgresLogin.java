package dev.slipstream.app.embedded;

/** How to reach a PostgreSQL database. The password never prints. */
public record PostgresLogin(String url, String user, String password) {
    @Override
    public String toString() {
        return "PostgresLogin[" + url + " " + user + "]";
    }
}
