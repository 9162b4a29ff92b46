package dev.slipstream.core.reference.importer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which State owns which addresses, without overlaps. The ranges of ICAO Annex 10 Volume III (in {@code
 * address-ranges.txt}, first match wins) say the country; the CC0 code blocks are older, but know which
 * addresses are military and fill what the ranges leave out (narrowest block wins).
 */
final class AddressBlockTable {

    private static final int ALL = 1 << 24;

    private record Range(int first, int last, @Nullable String country, boolean military) {
        boolean holds(int address) {
            return address >= first && address <= last;
        }

        int size() {
            return last - first;
        }
    }

    private final List<Range> flat = new ArrayList<>();

    AddressBlockTable(Sources sources, Set<String> countries) {
        List<Range> annex = readAnnex();
        List<Range> blocks = new ArrayList<>();
        sources.standingData("code-blocks", row -> {
            String country = row.text("CountryISO2");
            boolean military = row.text("IsMilitary").equals("1");
            blocks.add(range(
                    row.text("Start"), row.text("Finish"), countries.contains(country) ? country : null, military));
        });
        flatten(annex, blocks);
    }

    private void flatten(List<Range> annex, List<Range> blocks) {
        TreeSet<Integer> edges = new TreeSet<>(Set.of(0, ALL));
        for (List<Range> list : List.of(annex, blocks)) {
            for (Range range : list) {
                edges.add(range.first());
                edges.add(range.last() + 1);
            }
        }
        for (Integer start = edges.first(), end = edges.higher(start);
                end != null;
                start = end, end = edges.higher(end)) {
            append(judge(start, end - 1, annex, blocks));
        }
    }

    private static Range judge(int first, int last, List<Range> annex, List<Range> blocks) {
        Range narrowest = null;
        for (Range block : blocks) {
            if (block.holds(first) && (narrowest == null || block.size() < narrowest.size())) {
                narrowest = block;
            }
        }
        String country = annex.stream()
                .filter(r -> r.holds(first))
                .findFirst()
                .map(Range::country)
                .orElse(narrowest == null ? null : narrowest.country());
        return new Range(first, last, country, narrowest != null && narrowest.military());
    }

    private void append(Range next) {
        if (next.country() == null) {
            return;
        }
        Range before = flat.isEmpty() ? null : flat.get(flat.size() - 1);
        if (before != null
                && before.last() + 1 == next.first()
                && next.country().equals(before.country())
                && before.military() == next.military()) {
            flat.set(flat.size() - 1, new Range(before.first(), next.last(), next.country(), next.military()));
        } else {
            flat.add(next);
        }
    }

    @Nullable
    String countryOf(int address) {
        return flat.stream()
                .filter(r -> r.holds(address))
                .findFirst()
                .map(Range::country)
                .orElse(null);
    }

    TableFile table() {
        TableFile table = new TableFile("address-blocks", "first", "last", "country", "military");
        flat.forEach(r -> table.add(hex(r.first()), hex(r.last()), r.country(), r.military() ? 1 : 0));
        return table;
    }

    private static List<Range> readAnnex() {
        try (InputStream in = AddressBlockTable.class.getResourceAsStream("address-ranges.txt")) {
            if (in == null) {
                throw new IllegalStateException("Cannot find address-ranges.txt beside its class");
            }
            List<Range> ranges = new ArrayList<>();
            for (String line : new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList()) {
                if (!line.startsWith("#")) {
                    ranges.add(range(line.substring(0, 6), line.substring(7, 13), line.substring(14), false));
                }
            }
            return ranges;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read address-ranges.txt", e);
        }
    }

    private static Range range(String first, String last, @Nullable String country, boolean military) {
        return new Range(Integer.parseInt(first, 16), Integer.parseInt(last, 16), country, military);
    }

    private static String hex(int address) {
        return String.format("%06x", address);
    }
}
