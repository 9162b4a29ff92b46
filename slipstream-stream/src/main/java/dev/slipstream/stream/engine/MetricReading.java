package dev.slipstream.stream.engine;

/**
 * One number of one task of a job.
 *
 * @param operator empty for numbers of a whole job
 * @param task index of the task, empty for numbers of a whole job; counts begin anew when it restarts
 * @param name as in {@code records.read}, {@code records.written}, {@code records.repeated}, {@code
 *     records.unreadable}, {@code latency.millis.p95} (arrival to row), {@code pendingRecords} (lag),
 *     {@code numRestarts}
 */
public record MetricReading(String job, String operator, String task, String name, double value) {}
