package dev.slipstream.app.run;

import dev.slipstream.app.quota.AwaitedLedger;
import dev.slipstream.app.quota.QuotaUse;
import dev.slipstream.core.config.SettingKeys;
import dev.slipstream.core.config.Settings;
import dev.slipstream.core.config.SourceSettings;
import dev.slipstream.core.config.UserError;
import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.ingest.pace.FailoverOrder;
import dev.slipstream.ingest.pace.GateListener;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    /** Written by {@link #prepare} before the thread that starts them is. */
    private final Map<SourcePlan, Function<String, FlightProvider>> ready = new LinkedHashMap<>();

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

    /**
     * Begins what needs no Kafka: the sources are made ready, and the simulated fleet is planned. A source whose
     * settings do not go together has failed; the others go on.
     *
     * @param database where calls are counted, once it runs
     * @param listener hears what the gates of the sources do
     * @throws UserError when no source is left
     */
    void prepare(CompletableFuture<DataSource> database, GateListener listener, SourceWatch watch) {
        if (plans.stream().anyMatch(plan -> SourceFactory.of(plan).type() == ProviderType.SIMULATOR)) {
            world.completeAsync(() -> Sources.simulatedWorld(settings));
        }
        FailoverOrder failover = new FailoverOrder(settings.value(SettingKeys.FAILOVER));
        Map<String, UserError> wrong = new LinkedHashMap<>();
        for (SourcePlan plan : plans) {
            try {
                ready.put(plan, make(plan, failover, database, listener));
            } catch (UserError e) {
                wrong.put(plan.source(), e);
            }
        }
        if (!wrong.isEmpty() && ready.isEmpty()) {
            throw new UserError(
                    wrong.values().stream().map(UserError::getMessage).collect(Collectors.joining("\n")));
        }
        wrong.forEach(watch::failed);
    }

    private Function<String, FlightProvider> make(
            SourcePlan plan, FailoverOrder failover, CompletableFuture<DataSource> database, GateListener listener) {
        boolean inOrder = settings.value(SettingKeys.FAILOVER).contains(plan.source());
        return SourceFactory.of(plan)
                .maker()
                .apply(new SourceFactory.Order(
                        plan,
                        new AwaitedLedger(database, plan.limits()),
                        inOrder ? failover.place(plan.source()) : Standby.NONE,
                        listener,
                        settings,
                        clock,
                        Pacer.by(clock),
                        new SplittableRandom(),
                        world::join));
    }

    /** Starts every source that is ready. */
    void start(Ingest ingest, SourceWatch watch) {
        ready.forEach((plan, provider) -> {
            plan.quota()
                    .ifPresent(quota -> log.info(
                            "Source {} takes {} of {} {} of account {}",
                            plan.source(),
                            plan.creditsPerDay(),
                            quota.amount(),
                            plan.bucket(),
                            plan.account()));
            ingest.startSource(
                    plan.source(),
                    SourceFactory.of(plan).type(),
                    provider,
                    failure -> watch.failed(plan.source(), failure));
        });
    }

    /** How much of each quota is used; empty while the tables are being opened. */
    List<Map<String, @Nullable Object>> describeQuota(@Nullable LakeSession lake) {
        return lake == null ? List.of() : new QuotaUse(lake.database().pool()).describe(plans, clock.instant());
    }
}
