package dev.slipstream.ingest.pace;

import dev.slipstream.ingest.quota.Cost;
import dev.slipstream.ingest.quota.QuotaLedger;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Grants everything but what was refused beforehand, and remembers what it was told. */
public final class ScriptedLedger implements QuotaLedger {
    private final Deque<Grant> refusals = new ArrayDeque<>();
    private final List<String> events = new ArrayList<>();

    public ScriptedLedger refuseUntil(String instant, String reason) {
        refusals.add(new Grant(false, Instant.parse(instant), reason));
        return this;
    }

    /** "take ACCOUNT BUCKET CREDITS" for each grant, "remaining ACCOUNT BUCKET CREDITS" for each word of the provider. */
    public List<String> events() {
        return events;
    }

    @Override
    public Grant take(String account, Cost cost, Instant now) {
        Grant refusal = refusals.poll();
        if (refusal != null) {
            return refusal;
        }
        events.add("take " + account + " " + cost.bucket() + " " + cost.credits());
        return new Grant(true, now, "");
    }

    @Override
    public void remaining(String account, String bucket, long credits, Instant now) {
        events.add("remaining " + account + " " + bucket + " " + credits);
    }

    @Override
    public void closed(String account, String bucket, Instant until) {
        events.add("closed " + account + " " + bucket + " " + until);
    }
}
