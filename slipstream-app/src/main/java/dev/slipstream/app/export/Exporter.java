package dev.slipstream.app.export;

import dev.slipstream.core.config.Suggestion;
import dev.slipstream.core.config.UserError;
import dev.slipstream.ingest.provider.ProviderInfo;
import dev.slipstream.ingest.provider.ProviderType;
import dev.slipstream.lakehouse.question.GoldTable;
import dev.slipstream.lakehouse.question.QueryLimits;
import dev.slipstream.lakehouse.question.Question;
import dev.slipstream.lakehouse.question.Questions;
import dev.slipstream.lakehouse.question.RowStreams;
import dev.slipstream.lakehouse.table.ChainedSeal;
import dev.slipstream.lakehouse.table.FilePlans;
import dev.slipstream.lakehouse.table.HourContents;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.Period;
import dev.slipstream.lakehouse.table.Seals;
import dev.slipstream.lakehouse.table.TableFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes tables, answers and captures as files, an hour's table to a file. Doing so again writes the same
 * files. Rows go from the query engine, which can write nothing, to the file one by one.
 *
 * <p>Safe for several threads: one export at a time.
 */
public final class Exporter {
    /** What is named instead of a table, for the bodies as they arrived. */
    public static final String CAPTURES = "captures";

    private final Lake lake;
    private final List<GoldTable> gold;
    private final Supplier<Questions> questions;
    private final Place place;
    private final Clock clock;

    /**
     * Where an export works when the order does not say.
     *
     * @param temporary for what does not fit in the query engine's memory
     * @param limits of a query
     */
    public record Place(Path folder, ZoneId zone, Path temporary, QueryLimits limits) {}

    public Exporter(Lake lake, List<GoldTable> gold, Supplier<Questions> questions, Place place, Clock clock) {
        this.lake = lake;
        this.gold = List.copyOf(gold);
        this.questions = questions;
        this.place = place;
        this.clock = clock;
    }

    /** Whole hours; {@code to} is exclusive. */
    private record Span(Instant from, Instant to) {}

    /** Where files go when the order does not say. */
    Path folder() {
        return place.folder();
    }

    /**
     * Does what is ordered.
     *
     * @return what was done, a line each
     * @throws UserError for what is not there, and for a folder that cannot be written
     */
    public synchronized List<String> export(ExportOrder order) {
        ExportFolder folder = new ExportFolder(
                order.out() == null ? place.folder() : order.out(), order.zone() == null ? place.zone() : order.zone());
        ExportTally tally = new ExportTally(order.what(), folder.root());
        try {
            if (order.what().equals(CAPTURES)) {
                captures(order, folder, tally);
            } else {
                try (RowStreams streams =
                        new RowStreams(lake, gold, place.temporary(), place.limits(), permitted(order.audience()))) {
                    if (order.what().contains(".")) {
                        table(order, folder, streams, tally);
                    } else {
                        question(order, folder, streams, tally);
                    }
                }
            }
        } catch (IOException e) {
            throw new UserError(
                    "Cannot export to " + folder.root() + ": " + reason(e)
                            + ". Choose a folder that can be written, with --out DIR, on a disk with room.",
                    e);
        }
        return tally.lines();
    }

    private static String reason(IOException e) {
        return e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getClass().getSimpleName() + ", " + e.getMessage();
    }

    /** The providers whose data may be passed on; null for all. */
    private static @Nullable Set<String> permitted(ExportOrder.Audience audience) {
        return audience == ExportOrder.Audience.OWN_USE
                ? null
                : Arrays.stream(ProviderType.values())
                        .map(ProviderType::info)
                        .filter(ProviderInfo::redistributable)
                        .map(ProviderInfo::name)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private void captures(ExportOrder order, ExportFolder folder, ExportTally tally) throws IOException {
        Span span = hours(order);
        Set<String> permitted = permitted(order.audience());
        TreeMap<Instant, List<HourPartition>> hours = new TreeMap<>();
        for (HourContents contents : lake.hours(LakeTable.CAPTURES)) {
            HourPartition hour = contents.partition();
            if (hour.hour().isBefore(span.from()) || !hour.hour().isBefore(span.to())) {
                continue;
            }
            if (permitted == null || permitted.contains(hour.provider())) {
                hours.computeIfAbsent(hour.hour(), fresh -> new ArrayList<>()).add(hour);
            } else {
                tally.leftOut(Map.of(hour.provider(), contents.records()));
            }
        }
        CaptureExport export = new CaptureExport(lake, folder);
        for (Map.Entry<Instant, List<HourPartition>> hour : hours.entrySet()) {
            int written = export.write(hour.getKey(), hour.getValue());
            tally.captures(written, export.bytes());
        }
    }

    private void table(ExportOrder order, ExportFolder folder, RowStreams streams, ExportTally tally)
            throws IOException {
        if (!order.parameters().isEmpty()) {
            throw new UserError("Cannot export " + order.what() + ": a table has no parameters. Leave --param out.");
        }
        Span span = hours(order);
        String[] names = order.what().split("\\.", 2);
        for (Instant begin : begins(order.what(), span)) {
            Instant end = begin.equals(span.from()) && !isHourly(order.what()) ? span.to() : next(begin);
            Path target = folder.file(names[0], names[1], begin, order.format().ending());
            try (RowFile file = new RowFile(folder, target, new RowFile.Shape(order.format(), false))) {
                streams.table(order.what(), begin, end, file);
                tally.file(target, file.publish());
            }
        }
        tally.leftOut(streams.leftOut(order.what(), span.from(), span.to()));
        settledHours().stream().max(Instant::compareTo).ifPresent(last -> tally.settledUntil(next(last), span.to()));
    }

    private void question(ExportOrder order, ExportFolder folder, RowStreams streams, ExportTally tally)
            throws IOException {
        Question question = question(order.what());
        Instant at = order.to() != null
                ? order.to()
                : order.from() != null ? clock.instant() : hours(order).to();
        Map<String, String> parameters = new HashMap<>(order.parameters());
        if (order.from() != null) {
            if (!order.from().isBefore(at)) {
                throw notBefore(order.from(), at);
            }
            if (!has(question, "since")) {
                throw new UserError("Cannot export " + order.what() + " from " + order.from()
                        + ": it is asked for a moment and has no parameter since. Leave --from out.");
            }
            parameters.putIfAbsent("since", Duration.between(order.from(), at).toString());
        }
        if (has(question, "zone")) {
            parameters.putIfAbsent("zone", folder.zone().getId());
        }
        Path target = folder.file("answers", question.name(), at, order.format().ending());
        boolean lines = question.chart().toString().startsWith("path");
        try (RowFile file = new RowFile(folder, target, new RowFile.Shape(order.format(), lines))) {
            streams.answer(question, parameters, at, file);
            tally.file(target, file.publish());
        }
        tally.leftOut(streams.leftOut(question, parameters, at));
    }

    private Question question(String name) {
        List<Question> all = questions.get().list();
        return all.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserError("Cannot export '" + name
                        + "': it is neither captures, nor a table as silver.states, nor a question. "
                        + Suggestion.sentence(
                                name,
                                all.stream().map(Question::name).toList(),
                                "`slipstream ask` lists the questions.")));
    }

    private static boolean has(Question question, String parameter) {
        return question.parameters().stream().anyMatch(one -> one.name().equals(parameter));
    }

    /** Whole hours: those that are touched are exported, and without an order the last that is settled. */
    private Span hours(ExportOrder order) {
        if (order.from() == null && order.to() == null) {
            Instant last = settledHours().stream()
                    .max(Instant::compareTo)
                    .orElseThrow(() -> new UserError("Cannot export " + order.what()
                            + ": no hour is settled yet. Give --from and --to to export hours that are open."));
            return new Span(last, next(last));
        }
        if (order.from() == null) {
            throw new UserError("Cannot export " + order.what() + " to " + order.to() + ": give --from too.");
        }
        Instant to = order.to() == null ? clock.instant() : order.to();
        if (!order.from().isBefore(to)) {
            throw notBefore(order.from(), to);
        }
        Instant last = to.truncatedTo(ChronoUnit.HOURS);
        return new Span(order.from().truncatedTo(ChronoUnit.HOURS), last.equals(to) ? last : next(last));
    }

    private static UserError notBefore(Instant from, Instant to) {
        return new UserError("Cannot export: --from " + from + " is not before --to " + to + ". Swap them.");
    }

    private Set<Instant> settledHours() {
        return new Seals(lake)
                .list().stream()
                        .map(ChainedSeal::seal)
                        .map(seal -> seal.partition().hour())
                        .collect(Collectors.toSet());
    }

    /** When the table's files begin: with each hour that it, or for a gold table its source, has. */
    private Set<Instant> begins(String table, Span span) {
        if (!isHourly(table)) {
            return Set.of(span.from());
        }
        TreeSet<Instant> begins = new TreeSet<>();
        for (String read : isGold(table) ? List.of(table, LakeTable.STATES.qualifiedName()) : List.of(table)) {
            plan(read, span)
                    .ifPresent(files -> files.files().stream()
                            .map(TableFiles.File::partition)
                            .filter(Objects::nonNull)
                            .forEach(hour -> begins.add(hour.hour())));
        }
        return begins;
    }

    private Optional<TableFiles> plan(String table, Span span) {
        return new FilePlans(lake).plan(table, span.from(), span.to().minusNanos(1_000));
    }

    private boolean isGold(String table) {
        return gold.stream().anyMatch(one -> one.name().equals(table));
    }

    /** Whether the table's files hold an hour each; others are exported as a whole. */
    private boolean isHourly(String table) {
        boolean hourly = Arrays.stream(LakeTable.values())
                .anyMatch(one -> one != LakeTable.SEALS && one.qualifiedName().equals(table));
        return hourly || gold.stream().anyMatch(one -> one.name().equals(table) && one.period() == Period.HOURLY);
    }

    private static Instant next(Instant hour) {
        return hour.plus(1, ChronoUnit.HOURS);
    }
}
