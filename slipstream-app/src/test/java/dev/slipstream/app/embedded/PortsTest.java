package dev.slipstream.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void keepsThePreferredPortWhenItIsFree() {
        int free = Ports.free();
        assertThat(Ports.preferredOrFree(free)).isEqualTo(free);
    }

    @Test
    void replacesAPortThatIsTakenOnLoopbackOrEverywhere() throws IOException {
        for (InetAddress address :
                new InetAddress[] {InetAddress.getLoopbackAddress(), new InetSocketAddress(0).getAddress()}) {
            try (ServerSocket taken = new ServerSocket(0, 1, address)) {
                int port = Ports.preferredOrFree(taken.getLocalPort());
                assertThat(port).isPositive().isNotEqualTo(taken.getLocalPort());
                assertThat(Ports.isFree(taken.getLocalPort())).isFalse();
            }
        }
    }

    @Test
    void zeroIsAnyFreePort() {
        assertThat(Ports.preferredOrFree(0)).isPositive();
    }
}
