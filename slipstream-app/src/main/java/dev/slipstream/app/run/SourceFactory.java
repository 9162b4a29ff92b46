package dev.slipstream.app.run;

import dev.slipstream.core.config.Setting;
import dev.slipstream.core.config.SettingKeys;
import dev.slipstream.core.config.Settings;
import dev.slipstream.core.config.SourceKeys;
import dev.slipstream.core.config.UserError;
import dev.slipstream.ingest.pace.GateListener;
import dev.slipstream.ingest.pace.Pacer;
import dev.slipstream.ingest.pace.Standby;
import dev.slipstream.ingest.provider.FlightProvider;
import dev.slipstream.ingest.provider.ProviderType;
import dev.slipstream.ingest.provider.simulator.SimulatorOptions;
import dev.slipstream.ingest.provider.simulator.SimulatorProvider;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import dev.slipstream.ingest.quota.QuotaLedger;
import dev.slipstream.ingest.quota.SourcePlan;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * How the sources of one provider are made. To add a provider: a line in {@link #ALL}, and its rows in
 * {@code allowances.csv}.
 *
 * @param provider as in {@code sources.NAME.provider}
 * @param type how its captures are read
 * @param maker checks the order and returns what makes the provider that goes on at a cursor
 */
record SourceFactory(String provider, ProviderType type, Function<Order, Function<String, FlightProvider>> maker) {

    /**
     * What is needed to make a source.
     *
     * @param plan the source's settings, its account, and how often it may call
     * @param ledger of this source; to be asked before each call
     * @param standby its place in the order of failover
     * @param listener hears what its gate does
     * @param pacer waits on the same clock
     * @param random for the jitter of pauses
     * @param world what the simulator flies; asked for only by it
     */
    record Order(
            SourcePlan plan,
            QuotaLedger ledger,
            Standby standby,
            GateListener listener,
            Settings settings,
            Clock clock,
            Pacer pacer,
            RandomGenerator random,
            Supplier<SimulatedWorld> world) {}

    static final List<SourceFactory> ALL = List.of(
            new SourceFactory("simulator", ProviderType.SIMULATOR, SourceFactory::simulator),
            new SourceFactory("opensky", ProviderType.OPENSKY, OpenSkySource::of),
            new SourceFactory("positions", ProviderType.POSITIONS, PositionsSource::of));

    /** @throws UserError when captures of the plan's provider cannot be had */
    static SourceFactory of(SourcePlan plan) {
        String provider = plan.settings().provider();
        return ALL.stream()
                .filter(factory -> factory.provider().equals(provider))
                .findFirst()
                .orElseThrow(() -> new UserError("Cannot run source '" + plan.source() + "': of provider " + provider
                        + " only the quota is known so far. Providers that can run: "
                        + ALL.stream().map(SourceFactory::provider).collect(Collectors.joining(", ")) + "."));
    }

    private static Function<String, FlightProvider> simulator(Order order) {
        requireOnly(order, SourceKeys.PROVIDER, SourceKeys.EVERY);
        if (order.settings().value(SettingKeys.FAILOVER).contains(order.plan().source())) {
            throw new UserError(
                    "Cannot let source '" + order.plan().source() + "' stand in for others, nor others for it: "
                            + "the simulator is always there. Take it out of failover.");
        }
        SimulatorOptions options = Sources.simulatorOptions(
                order.settings(),
                order.plan().settings().every().orElse(order.settings().value(SettingKeys.SIMULATOR_EVERY)));
        return cursor -> new SimulatorProvider(options, order.clock(), order.world(), cursor);
    }

    /** Settings that would have no effect are refused, so that nobody counts on them. */
    private static void requireOnly(Order order, Setting<?>... known) {
        String source = order.plan().source();
        for (Setting<?> setting : SourceKeys.ALL) {
            Setting<?> named = setting.named(source);
            if (!List.of(known).contains(setting) && order.settings().isChosen(named)) {
                throw new UserError("Cannot run source '" + source + "': " + named + " means nothing to "
                        + order.plan().settings().provider() + ". Take it out.");
            }
        }
    }
}
