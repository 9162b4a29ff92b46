package dev.slipstream.ingest.provider.opensky;

import dev.slipstream.ingest.pace.CallGate.Outcome;
import dev.slipstream.ingest.pace.CallGate.Result;
import dev.slipstream.ingest.transport.HttpReply;
import dev.slipstream.ingest.transport.RetryAfter;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What OpenSky's statuses and headers mean for the calls that follow. */
final class OpenSkyOutcomes {
    static final String RETRY_AFTER = "X-Rate-Limit-Retry-After-Seconds";
    private static final String REMAINING = "X-Rate-Limit-Remaining";
    private static final int SHOWN_CHARACTERS = 80;

    private OpenSkyOutcomes() {}

    /** @param secret not to be shown should the answer repeat it; null for none */
    static Outcome of(HttpReply reply, OpenSkyRequest request, @Nullable String secret) {
        if (reply instanceof HttpReply.Failure failure) {
            return new Outcome(Result.FAILED, failure.at(), null, null, failure.reason());
        }
        HttpReply.Answer answer = (HttpReply.Answer) reply;
        Duration wait =
                RetryAfter.read(answer.headers(), RETRY_AFTER, answer.at()).orElse(null);
        return new Outcome(
                result(answer.status(), wait, request),
                answer.at(),
                wait,
                remaining(answer.headers()),
                describe(answer, secret));
    }

    private static Result result(int status, @Nullable Duration wait, OpenSkyRequest request) {
        if (status == 200 || status == 204 || status == 304 || (status == 404 && !request.isStates())) {
            return Result.ANSWERED;
        }
        if (status == 429 || (status >= 500 && wait != null)) {
            return Result.TOLD_TO_WAIT;
        }
        return status >= 500 || status == 408 || status < 300 ? Result.FAILED : Result.REFUSED;
    }

    private static @Nullable Long remaining(HttpHeaders headers) {
        String text = headers.firstValue(REMAINING).orElse("").strip();
        return text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    private static String describe(HttpReply.Answer answer, @Nullable String secret) {
        byte[] body = answer.body();
        if (answer.status() < 300 || body.length == 0) {
            return "HTTP " + answer.status();
        }
        String text = new String(body, 0, Math.min(body.length, 4 * 1024), StandardCharsets.UTF_8);
        String clean = (secret == null ? text : text.replace(secret, "***"))
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return "HTTP " + answer.status() + ": "
                + (clean.length() > SHOWN_CHARACTERS ? clean.substring(0, SHOWN_CHARACTERS) + "…" : clean);
    }
}
