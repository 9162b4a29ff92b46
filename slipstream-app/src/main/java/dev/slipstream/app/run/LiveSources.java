package dev.slipstream.app.run;

import dev.slipstream.app.quota.AwaitedLedger;
import dev.slipstream.app.quota.QuotaUse;
import dev.slipstream.core.config.SettingKeys;
import dev.slipstream.core.config.Settings;
import dev.slipstream.core.config.SourceSettings;
import dev.slipstream.core.config.UserError;
import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.ingest.pace.FailoverOrder;
import dev.slipstream.ingest.pace.Pacer;
import dev.slipstream.ingest.pace.Standby;
import dev.slipstream.ingest.provider.FlightProvider;
import dev.slipstream.ingest.provider.ProviderType;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import dev.slipstream.ingest.quota.ProviderQuotas;
import dev.slipstream.ingest.quota.QuotaPlan;
import dev.slipstream.ingest.quota.QuotaPlan.Fitting;
import dev.slipstream.ingest.quota.SourcePlan;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sources of the settings: planned before anything starts, then each on a thread of its own. */
final class LiveSources {
    private static final Logger log = LoggerFactory.getLogger(LiveSources.class);

    /** The source that recordings come in as when nobody names another; see the command {@code replay}. */
    private static final String REPLAY = "replay";

    private final Settings settings;
    private final Clock clock;
    private final List<SourcePlan> plans;
    private final CompletableFuture<SimulatedWorld> world = new CompletableFuture<>();

    private LiveSources(Settings settings, Clock clock, List<SourcePlan> plans) {
        this.settings = settings;
        this.clock = clock;
        this.plans = List.copyOf(plans);
    }

    /** @throws UserError when a source cannot run, or would overrun its quota */
    static LiveSources of(Settings settings, Clock clock) {
        Fitting fitting = settings.value(SettingKeys.QUOTA_FIT) ? Fitting.SLOW_DOWN : Fitting.REFUSE;
        QuotaPlan plan = QuotaPlan.of(SourceSettings.all(settings), ProviderQuotas.bundled(), fitting);
        plan.requireFits();
        requireOwnNumbers(plan.sources());
        plan.sources().forEach(SourceFactory::of);
        plan.warnings().forEach(log::warn);
        return new LiveSources(settings, clock, plan.sources());
    }

    /** For a process into which somebody else brings data. */
    static LiveSources none(Settings settings, Clock clock) {
        return new LiveSources(settings, clock, List.of());
    }

    /** Capture ids begin with bits of the source's name. */
    private static void requireOwnNumbers(List<SourcePlan> plans) {
        Map<Long, String> names = new HashMap<>(Map.of(CaptureIds.prefix(REPLAY), REPLAY));
        for (SourcePlan plan : plans) {
            String other = names.putIfAbsent(CaptureIds.prefix(plan.source()), plan.source());
            if (other != null) {
                throw new UserError("Cannot run source '" + plan.source() + "': its captures would be numbered as those"
                        + " of '" + other + "'. Give it another name in source and sources." + plan.source() + ".");
            }
        }
    }

    int count() {
        return plans.size();
    }

    /** Begins what takes time and needs nothing: the simulated fleet is planned while Kafka starts. */
    void prepare() {
        if (plans.stream().anyMatch(plan -> SourceFactory.of(plan).type() == ProviderType.SIMULATOR)) {
            world.completeAsync(() -> Sources.simulatedWorld(settings));
        }
    }

    /**
     * Starts every source.
     *
     * @param database where calls are counted, once it runs
     * @throws UserError when the settings of a source do not go together
     */
    void start(Ingest ingest, CompletableFuture<DataSource> database, SourceWatch watch) {
        List<String> order = settings.value(SettingKeys.FAILOVER);
        FailoverOrder failover = new FailoverOrder(order);
        for (SourcePlan plan : plans) {
            SourceFactory factory = SourceFactory.of(plan);
            Function<String, FlightProvider> provider = factory.maker()
                    .apply(new SourceFactory.Order(
                            plan,
                            new AwaitedLedger(database, plan.limits()),
                            order.contains(plan.source()) ? failover.place(plan.source()) : Standby.NONE,
                            ingest.gateListener(),
                            settings,
                            clock,
                            Pacer.by(clock),
                            new SplittableRandom(),
                            world::join));
            plan.quota()
                    .ifPresent(quota -> log.info(
                            "Source {} takes {} of {} {} of account {}",
                            plan.source(),
                            plan.creditsPerDay(),
                            quota.amount(),
                            plan.bucket(),
                            plan.account()));
            ingest.startSource(
                    plan.source(), factory.type(), provider, failure -> watch.failed(plan.source(), failure));
        }
    }

    /** How much of each quota is used; empty while the tables are being opened. */
    List<Map<String, @Nullable Object>> describeQuota(@Nullable LakeSession lake) {
        return lake == null ? List.of() : new QuotaUse(lake.database().pool()).describe(plans, clock.instant());
    }
}
