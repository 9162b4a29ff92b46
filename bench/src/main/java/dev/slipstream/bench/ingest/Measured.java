package dev.slipstream.bench.ingest;

import org.jspecify.annotations.Nullable;

/**
 * One run of one peer.
 *
 * @param wallSeconds from the start of the process to its end
 * @param activeSeconds from the first poll to the last commit; for the raw drain to its last record
 * @param cpuSeconds of the whole process, JVM start and compilation included
 * @param activeCpuSeconds from the first poll to the end
 * @param brokerCpuSeconds of the broker meanwhile
 * @param otherCpuSeconds of everything else on the machine meanwhile
 * @param peakMegabytes the largest resident set
 * @param contents what it wrote; null when it writes nothing
 */
record Measured(
        Peer peer,
        int parallelism,
        double wallSeconds,
        double activeSeconds,
        double cpuSeconds,
        double activeCpuSeconds,
        double brokerCpuSeconds,
        double otherCpuSeconds,
        long peakMegabytes,
        TableCheck.@Nullable Contents contents) {

    static String csvHeader() {
        return "peer,parallelism,wall_s,active_s,cpu_s,active_cpu_s,broker_cpu_s,other_cpu_s,peak_mb,"
                + "rows,distinct,checksum,files,bytes,commits";
    }

    String csvLine() {
        String measured = String.format(
                "%s,%d,%.2f,%.2f,%.2f,%.2f,%.2f,%.2f,%d",
                peer,
                parallelism,
                wallSeconds,
                activeSeconds,
                cpuSeconds,
                activeCpuSeconds,
                brokerCpuSeconds,
                otherCpuSeconds,
                peakMegabytes);
        return contents == null
                ? measured + ",,,,,,"
                : measured
                        + String.format(
                                ",%d,%d,%s,%d,%d,%d",
                                contents.rows(),
                                contents.distinct(),
                                contents.checksum(),
                                contents.files(),
                                contents.bytes(),
                                contents.commits());
    }
}
