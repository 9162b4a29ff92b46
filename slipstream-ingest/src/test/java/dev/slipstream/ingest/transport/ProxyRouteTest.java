package dev.slipstream.ingest.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipstream.core.config.UserError;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProxyRouteTest {
    private static final URI PROXY = URI.create("http://proxy.example:3128");

    @Test
    void theEnvironmentSaysWhichHostsGoThroughTheProxy() {
        ProxyRoute route = ProxyRoute.of(Map.of(
                "HTTPS_PROXY", "proxy.example:3128", "NO_PROXY", "internal.example, .corp.example,*.lan,10.0.0.1"));
        assertThat(route.proxyFor(URI.create("https://opensky-network.org/api")))
                .isEqualTo(PROXY);
        assertThat(route.proxyFor(URI.create("https://notinternal.example/"))).isEqualTo(PROXY);
        for (String direct : new String[] {
            "https://internal.example/", "https://a.INTERNAL.example/", "http://x.corp.example", "http://printer.lan",
            "http://10.0.0.1:80/", "http://127.0.0.1:8080/", "http://localhost/", "http://[::1]/"
        }) {
            assertThat(route.proxyFor(URI.create(direct))).as(direct).isNull();
        }
    }

    @Test
    void lowerCaseCountsFirstAndNothingMeansStraight() {
        assertThat(ProxyRoute.of(Map.of("https_proxy", "", "HTTPS_PROXY", "http://proxy.example:3128")))
                .isEqualTo(ProxyRoute.DIRECT);
        assertThat(ProxyRoute.of(Map.of())).isEqualTo(ProxyRoute.DIRECT);
        assertThat(ProxyRoute.of(Map.of("ALL_PROXY", "http://proxy.example:3128"))
                        .proxy())
                .isEqualTo(PROXY);
        assertThat(ProxyRoute.of(Map.of("ALL_PROXY", "http://proxy.example:3128", "NO_PROXY", "*"))
                        .proxyFor(URI.create("https://opensky-network.org/")))
                .isNull();
    }

    @Test
    void proxiesThatCannotBeUsedAreRefusedWithoutShowingTheirPassword() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> ProxyRoute.of(Map.of("HTTPS_PROXY", "http://me:s3cret@proxy.example:3128")))
                .withMessage("Cannot use the proxy proxy.example: its address has a user name, and proxies are used"
                        + " without. Take it out, or use a proxy that asks for none.");
        for (String wrong : new String[] {"socks5://proxy.example:1080", "http://", "http://me:s3cret@pro xy"}) {
            assertThatExceptionOfType(UserError.class)
                    .isThrownBy(() -> ProxyRoute.of(Map.of("HTTPS_PROXY", wrong)))
                    .withMessageContaining("Write http://HOST:PORT.".substring(1))
                    .withMessageNotContaining("s3cret");
        }
    }

    @Test
    void secretsInAddressesAreNotShown() {
        URI uri = URI.create("https://me:s3cret@api.example:8443/v1/flights?access_key=s3cret&limit=100&flag");
        assertThat(RequestText.of(uri, Set.of("access_key")))
                .isEqualTo("https://api.example:8443/v1/flights?access_key=***&limit=100&flag");
    }
}
