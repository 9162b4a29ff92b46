package dev.slipstream.core.reference;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Airframes by address in some 20 bytes each, so that a registry of 600,000 fits beside everything
 * else. As a list it is in the order of addresses and makes entries when they are asked for.
 */
final class AircraftIndex extends AbstractList<AircraftEntry> implements RandomAccess {

    private int[] addresses = new int[1 << 12];
    private int[] registrationEnds = new int[1 << 12];
    private char[] types = new char[1 << 12];
    private char[] operators = new char[1 << 12];
    private byte[] registrations = new byte[0];
    private int size;
    private final List<@Nullable String> words = new ArrayList<>();

    private AircraftIndex() {
        words.add(null);
    }

    /**
     * Takes what {@code rows} gives to its argument, in the order of addresses.
     *
     * @throws IllegalArgumentException when an address is none or out of order
     */
    static AircraftIndex of(Consumer<Consumer<AircraftEntry>> rows) {
        AircraftIndex index = new AircraftIndex();
        StringBuilder text = new StringBuilder();
        Map<String, Character> numbers = new HashMap<>();
        rows.accept(entry -> index.add(entry, text, numbers));
        index.resize(index.size);
        index.registrations = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        return index;
    }

    private void add(AircraftEntry entry, StringBuilder text, Map<String, Character> numbers) {
        int address = AddressIndex.address(entry.icao24());
        if (address < 0 || size > 0 && address <= addresses[size - 1]) {
            throw new IllegalArgumentException("Cannot read aircraft: " + entry.icao24() + " is out of order");
        }
        if (size == addresses.length) {
            resize(size * 2);
        }
        String registration = entry.registration();
        if (registration != null) {
            text.append(registration);
        }
        addresses[size] = address;
        registrationEnds[size] = text.length();
        types[size] = number(entry.type(), numbers);
        operators[size] = number(entry.operator(), numbers);
        size++;
    }

    private void resize(int length) {
        addresses = Arrays.copyOf(addresses, length);
        registrationEnds = Arrays.copyOf(registrationEnds, length);
        types = Arrays.copyOf(types, length);
        operators = Arrays.copyOf(operators, length);
    }

    /** Types and operators are a few thousand words that recur. */
    private char number(@Nullable String word, Map<String, Character> numbers) {
        if (word == null) {
            return 0;
        }
        Character known = numbers.get(word);
        if (known == null) {
            if (words.size() > Character.MAX_VALUE) {
                throw new IllegalArgumentException("Cannot read aircraft: more than 65,535 types and operators");
            }
            known = (char) words.size();
            words.add(word);
            numbers.put(word, known);
        }
        return known;
    }

    Optional<AircraftEntry> find(String icao24) {
        int at = Arrays.binarySearch(addresses, AddressIndex.address(icao24));
        return at < 0 ? Optional.empty() : Optional.of(get(at));
    }

    @Override
    public AircraftEntry get(int at) {
        int start = at == 0 ? 0 : registrationEnds[at - 1];
        int length = registrationEnds[at] - start;
        return new AircraftEntry(
                HexFormat.of().toHexDigits(addresses[at], 6),
                length == 0 ? null : new String(registrations, start, length, StandardCharsets.ISO_8859_1),
                words.get(types[at]),
                words.get(operators[at]));
    }

    @Override
    public int size() {
        return size;
    }
}
