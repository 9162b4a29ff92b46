package dev.slipstream.core.reference.importer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The curated table of the largest operators' countries ({@code operator-homes.txt}), and the few of
 * them that the airlines table lacks.
 */
final class OperatorHomes {

    /** An operator of our own: {@code iata} may be null. */
    record Added(String icao, @Nullable String iata, String name) {}

    private final Map<String, String> countries = new HashMap<>();
    private final TreeMap<String, Added> added = new TreeMap<>();

    private OperatorHomes() {}

    static OperatorHomes read() {
        try (InputStream in = OperatorHomes.class.getResourceAsStream("operator-homes.txt")) {
            if (in == null) {
                throw new IllegalStateException("Cannot find operator-homes.txt beside its class");
            }
            OperatorHomes homes = new OperatorHomes();
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(homes::add);
            return homes;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read operator-homes.txt", e);
        }
    }

    private void add(String line) {
        if (line.startsWith("+")) {
            String[] words = line.substring(1).split(" ", 4);
            put(words[0], words[1]);
            added.put(words[0], new Added(words[0], words[2].equals("-") ? null : words[2], words[3]));
            return;
        }
        String[] words = line.split(" ");
        for (int i = 1; i < words.length; i++) {
            put(words[i], words[0]);
        }
    }

    private void put(String icao, String country) {
        if (countries.put(icao, country) != null) {
            throw new IllegalStateException("Cannot use operator-homes.txt: it has " + icao + " twice");
        }
    }

    @Nullable
    String countryOf(String icao) {
        return countries.get(icao);
    }

    /** Operators that the airlines table may lack, by code. */
    Map<String, Added> added() {
        return added;
    }
}
