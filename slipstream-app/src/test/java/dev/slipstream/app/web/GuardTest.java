package dev.slipstream.app.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.http.ForbiddenResponse;
import io.javalin.http.UnauthorizedResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, without a server; see WebServerTest for the same over sockets. */
class GuardTest {
    private static final String TOKEN = "5ecre7";
    private final Guard guard = new Guard("127.0.0.1", List.of("Flights.Example.org"), TOKEN);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8787",
                "LOCALHOST:1",
                "127.0.0.1",
                "127.0.0.1:8787",
                "[::1]",
                "[::1]:8787",
                "flights.example.org",
                "FLIGHTS.example.org:443"
            })
    void answersToItsOwnNamesOnAnyPort(String host) {
        assertThatCode(() -> guard.checkAddressing(host, null)).doesNotThrowAnyException();
    }

    /** A name whose owner points it at 127.0.0.1 makes a browser take his page and this server for one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8787",
                "localhost.evil.example",
                "127.0.0.1.nip.io:8787",
                "127.0.0.1.",
                "localhost.:8787",
                "notlocalhost",
                "0.0.0.0:8787",
                "127.1",
                "2130706433",
                "[::ffff:127.0.0.1]:8787",
                "::1",
                "[::1",
                "localhost@evil.example",
                "localhost:8787@evil.example",
                "evil.example:localhost",
                "",
                " ",
                ":8787"
            })
    void refusesNamesThatAreNotItsOwn(String host) {
        assertThatThrownBy(() -> guard.checkAddressing(host, null))
                .isInstanceOf(ForbiddenResponse.class)
                .hasMessageContaining("http.allowed-hosts");
    }

    @Test
    void refusesARequestWithoutHost() {
        assertThatThrownBy(() -> guard.checkAddressing(null, null)).isInstanceOf(ForbiddenResponse.class);
    }

    @Test
    void answersToTheAddressItListensOn() {
        assertThatCode(() -> new Guard("192.168.1.5", List.of(), TOKEN).checkAddressing("192.168.1.5:8787", null))
                .doesNotThrowAnyException();
        assertThatCode(() -> new Guard("FE80::1", List.of(), TOKEN).checkAddressing("[fe80::1]:8787", null))
                .doesNotThrowAnyException();
        assertThatCode(() -> new Guard("::1", List.of("[fd00::2]"), TOKEN).checkAddressing("[fd00::2]", null))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8787, http://localhost:8787",
        "localhost:8787, http://LOCALHOST:8787",
        "[::1]:8787, http://[::1]:8787",
        "flights.example.org, https://flights.example.org",
    })
    void letsItsOwnPagesCall(String host, String origin) {
        assertThatCode(() -> guard.checkAddressing(host, origin)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "http://localhost",
                "http://localhost:8788",
                "http://127.0.0.1:8787",
                "http://localhost:8787.evil.example",
                "http://evil.example#localhost:8787",
                "http://evil.example/localhost:8787",
                "http://localhost:8787@evil.example",
                "http://evil.example@localhost:8787",
                "file://",
                "null",
                "",
                "not an origin",
                "http://[broken"
            })
    void refusesOtherPages(String origin) {
        assertThatThrownBy(() -> guard.checkAddressing("localhost:8787", origin))
                .isInstanceOf(ForbiddenResponse.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.10", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"})
    void thisMachineMaySeeButNotChange(String ip) {
        assertThatCode(() -> guard.checkRole(Set.of(Role.VIEWER), null, ip)).doesNotThrowAnyException();
        assertThatThrownBy(() -> guard.checkRole(Set.of(Role.OPERATOR), null, ip))
                .isInstanceOf(UnauthorizedResponse.class)
                .hasMessageContaining("OPERATOR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.1.5", "10.0.0.1", "8.8.8.8", "fe80::1", "2001:db8::1", "0.0.0.0"})
    void othersSeeOnlyWhatIsPublic(String ip) {
        assertThatCode(() -> guard.checkRole(Set.of(Role.PUBLIC), null, ip)).doesNotThrowAnyException();
        assertThatThrownBy(() -> guard.checkRole(Set.of(Role.VIEWER), null, ip))
                .isInstanceOf(UnauthorizedResponse.class);
    }

    @Test
    void theTokenOpensEverythingFromAnywhere() {
        assertThatCode(() -> guard.checkRole(Set.of(Role.OPERATOR), "Bearer " + TOKEN, "8.8.8.8"))
                .doesNotThrowAnyException();
        assertThatCode(() -> guard.checkRole(Set.of(Role.VIEWER), "Bearer " + TOKEN, "8.8.8.8"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer 5ecre", "Bearer 5ecre78", "Bearer ", "Bearer", "5ecre7", "Basic 5ecre7", "Bearer 5ECRE7"
            })
    void aWrongTokenOpensNothing(String authorization) {
        assertThatThrownBy(() -> guard.checkRole(Set.of(Role.OPERATOR), authorization, "127.0.0.1"))
                .isInstanceOf(UnauthorizedResponse.class);
    }

    @Test
    void aRouteThatForgotItsRoleIsTheOperators() {
        assertThatThrownBy(() -> guard.checkRole(Set.of(), null, "127.0.0.1")).isInstanceOf(UnauthorizedResponse.class);
    }
}
