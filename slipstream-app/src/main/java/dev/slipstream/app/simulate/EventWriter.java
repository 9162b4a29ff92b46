package dev.slipstream.app.simulate;

import dev.slipstream.ingest.provider.simulator.serve.PositionStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Server-sent events: the id is the offset; comments show that the connection lives. */
final class EventWriter implements PositionPump.Reader {

    private static final byte[] COMMENT = ": waiting\n\n".getBytes(StandardCharsets.US_ASCII);

    private final ServletOutputStream out;

    EventWriter(HttpServletResponse response) throws IOException {
        out = response.getOutputStream();
    }

    @Override
    public void write(List<PositionStream.Entry> entries) throws IOException {
        StringBuilder text = new StringBuilder(entries.size() * 280);
        for (PositionStream.Entry entry : entries) {
            text.append("id: ").append(entry.offset()).append("\ndata: ");
            text.append(entry.position().json()).append("\n\n");
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void beat() throws IOException {
        out.write(COMMENT);
        out.flush();
    }
}
