package dev.slipstream.ingest.pace;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once what a person should know of a source's calls: when trouble begins, changes and ends. */
final class GateLog {
    private static final Logger LOG = LoggerFactory.getLogger(SourceGate.class);

    private final String source;
    private boolean spent;

    GateLog(String source) {
        this.source = source;
    }

    void moved(Standing before, Standing after) {
        String until = until(after.notBefore());
        if (after.reason() == WaitReason.NONE) {
            if (before.failures() + before.refusals() > 0) {
                LOG.info("Source {} gets answers again. Before, {}", source, count(before));
            }
        } else if (after.reason() == before.reason()) {
            LOG.debug("Source {}: {}; waiting until {}", source, after.detail(), until);
        } else if (after.reason() == WaitReason.REFUSED) {
            LOG.warn(
                    "Source {} is refused: {}. Check its credentials and what it asks for; it tries again at {}.",
                    source,
                    after.detail(),
                    until);
        } else if (after.reason() == WaitReason.TOLD_TO_WAIT) {
            LOG.warn("Source {} is told to wait until {}: {}", source, until, after.detail());
        } else if (after.reason() == WaitReason.CIRCUIT_OPEN) {
            LOG.warn(
                    "Source {} failed {} times in a row: {}. It asks once more at {}, then more rarely.",
                    source,
                    after.failures(),
                    after.detail(),
                    until);
        } else {
            LOG.info("Source {} tries again at {}: {}", source, until, after.detail());
        }
    }

    void quotaSpent(Instant askAgainAt, String reason) {
        if (!spent) {
            LOG.warn("Source {} waits until {} for quota: {}", source, until(askAgainAt), reason);
        }
        spent = true;
    }

    void quotaThere() {
        if (spent) {
            LOG.info("Source {} has quota again", source);
        }
        spent = false;
    }

    private static String count(Standing standing) {
        return standing.refusals() > 0 ? "refusals: " + standing.refusals() : "failures: " + standing.failures();
    }

    private static String until(@Nullable Instant instant) {
        return instant == null
                ? "the next turn"
                : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
