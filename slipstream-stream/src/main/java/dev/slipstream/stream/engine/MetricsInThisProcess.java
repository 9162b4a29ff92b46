package dev.slipstream.stream.engine;

import java.util.Properties;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Gives Flink the {@link EngineMetrics} of the engine that its configuration names; found by name. */
public final class MetricsInThisProcess implements MetricReporterFactory {
    static final String ENGINE = "engine";

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        return EngineMetrics.ofEngine(properties.getProperty(ENGINE));
    }
}
