package dev.slipstream.app.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One HTTP/1.1 exchange over a plain socket: sends headers that no client library would. */
record RawHttp(int status, Map<String, String> headers, String body) {

    /** Sends the request line and header lines as they are, with the length of the body. */
    static RawHttp send(int port, String requestLine, List<String> headerLines, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            StringBuilder request = new StringBuilder(requestLine).append(" HTTP/1.1\r\n");
            headerLines.forEach(line -> request.append(line).append("\r\n"));
            request.append("Connection: close\r\nContent-Length: ")
                    .append(body.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n\r\n")
                    .append(body);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
        }
    }

    private static RawHttp parse(String response) {
        int end = response.indexOf("\r\n\r\n");
        List<String> head = response.substring(0, end).lines().toList();
        Map<String, String> headers = new TreeMap<>();
        for (String line : head.subList(1, head.size())) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new RawHttp(Integer.parseInt(head.get(0).split(" ")[1]), headers, response.substring(end + 4));
    }
}
