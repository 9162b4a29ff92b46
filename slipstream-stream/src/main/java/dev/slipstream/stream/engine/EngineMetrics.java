package dev.slipstream.stream.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;

/** Keeps the metrics of one engine that users are shown: the jobs' own, lag, restarts. */
final class EngineMetrics implements MetricReporter {
    private static final String OWN = "slipstream.";
    private static final Set<String> OF_FLINK = Set.of("pendingRecords", "numRestarts");
    private static final Map<String, EngineMetrics> ENGINES = new ConcurrentHashMap<>();
    private static final double[] QUANTILES = {0.5, 0.95, 0.99};

    private record Place(String job, String operator, String task, String name) {}

    private final Map<Metric, Place> places = new ConcurrentHashMap<>();

    static EngineMetrics ofEngine(String id) {
        return ENGINES.computeIfAbsent(id, fresh -> new EngineMetrics());
    }

    static void forget(String id) {
        ENGINES.remove(id);
    }

    @Override
    public void open(MetricConfig config) {}

    @Override
    public void close() {}

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        if (name.startsWith(OWN) || OF_FLINK.contains(name)) {
            Map<String, String> where = group.getAllVariables();
            places.put(
                    metric,
                    new Place(
                            where.getOrDefault("<job_name>", ""),
                            where.getOrDefault("<operator_name>", ""),
                            where.getOrDefault("<subtask_index>", ""),
                            name.startsWith(OWN) ? name.substring(OWN.length()) : name));
        }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        places.remove(metric);
    }

    List<MetricReading> read() {
        List<MetricReading> readings = new ArrayList<>();
        places.forEach((metric, place) -> {
            if (metric instanceof Counter counter) {
                readings.add(reading(place, "", counter.getCount()));
            } else if (metric instanceof Gauge<?> gauge && gauge.getValue() instanceof Number number) {
                readings.add(reading(place, "", number.doubleValue()));
            } else if (metric instanceof Histogram histogram && histogram.getCount() > 0) {
                for (double quantile : QUANTILES) {
                    readings.add(reading(
                            place,
                            ".p" + Math.round(quantile * 100),
                            histogram.getStatistics().getQuantile(quantile)));
                }
            }
        });
        return readings;
    }

    private static MetricReading reading(Place place, String suffix, double value) {
        return new MetricReading(place.job(), place.operator(), place.task(), place.name() + suffix, value);
    }
}
