package dev.slipstream.app.quota;

import dev.slipstream.ingest.quota.Limit;
import dev.slipstream.ingest.quota.QuotaLimits;
import dev.slipstream.ingest.quota.SourcePlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How much of the quotas is used, for people. */
public final class QuotaUse {
    private final DataSource database;

    public QuotaUse(DataSource database) {
        this.database = database;
    }

    /** What was taken of an account's bucket in the period of {@code limit} up to {@code now}. */
    public long of(String account, String bucket, Limit limit, Instant now) {
        try (Connection connection = database.getConnection()) {
            return new LedgerRows(connection, account, "")
                    .count(limit, bucket)
                    .since(now.minus(QuotaLimits.counted(limit)));
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the ledger of quotas", e);
        }
    }

    /** One map for each polled bucket that has a quota, as in the status of the API. */
    public List<Map<String, @Nullable Object>> describe(List<SourcePlan> plans, Instant now) {
        List<Map<String, @Nullable Object>> described = new ArrayList<>();
        for (SourcePlan plan : plans) {
            plan.quota().ifPresent(limit -> {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                fields.put("source", plan.source());
                fields.put("account", plan.account());
                fields.put("bucket", plan.bucket());
                fields.put("used", of(plan.account(), plan.bucket(), limit, now));
                fields.put("quota", limit.most());
                fields.put("period", limit.period().name().toLowerCase(java.util.Locale.ROOT));
                described.add(fields);
            });
        }
        return described;
    }
}
