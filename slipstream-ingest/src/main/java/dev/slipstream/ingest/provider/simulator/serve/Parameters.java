package dev.slipstream.ingest.provider.simulator.serve;

import dev.slipstream.core.geo.BoundingBox;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of a call by type; what cannot be read is a {@link BadParameter}. */
final class Parameters {

    private final Map<String, List<String>> values;

    Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /** Absent, empty and repeated ones are alike. */
    OptionalLong findInteger(String name) {
        String text = find(name);
        if (text == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new BadParameter("Parameter " + name + " is no integer.");
        }
    }

    /** A second from 0 to the year 9999. */
    long second(String name) {
        long second = findInteger(name).orElseThrow(() -> new BadParameter("Parameter " + name + " is missing."));
        if (second < 0 || second > 253_402_300_799L) {
            throw new BadParameter("Parameter " + name + " is no second since 1970.");
        }
        return second;
    }

    String text(String name) {
        String text = find(name);
        if (text == null) {
            throw new BadParameter("Parameter " + name + " is missing.");
        }
        return text;
    }

    /** {@code 1} as documented, {@code True} as OpenSky's own client writes it. */
    boolean isTrue(String name) {
        String text = find(name);
        return text != null
                && (text.equals("1") || text.toLowerCase(Locale.ROOT).equals("true"));
    }

    /** All addresses, however often the name is repeated; empty means every aircraft. */
    Set<String> addresses() {
        List<String> given = values.getOrDefault("icao24", List.of());
        Set<String> addresses = new HashSet<>();
        given.forEach(address -> addresses.add(address.strip().toLowerCase(Locale.ROOT)));
        addresses.remove("");
        return addresses;
    }

    /** Null when there is none, which means all of the caller's receivers. */
    @Nullable
    Set<Long> findSerials() {
        Set<Long> serials = new HashSet<>();
        for (String serial : values.getOrDefault("serials", List.of())) {
            try {
                serials.add(Long.valueOf(serial.strip()));
            } catch (NumberFormatException e) {
                throw new BadParameter("Parameter serials is no integer.");
            }
        }
        return serials.isEmpty() ? null : serials;
    }

    /** Null without any of the four edges. */
    @Nullable
    BoundingBox findBox() {
        @Nullable Double south = findDegrees("lamin", 90);
        @Nullable Double west = findDegrees("lomin", 180);
        @Nullable Double north = findDegrees("lamax", 90);
        @Nullable Double east = findDegrees("lomax", 180);
        if (south == null && west == null && north == null && east == null) {
            return null;
        }
        if (south == null || west == null || north == null || east == null) {
            throw new BadParameter("A box needs all of lamin, lomin, lamax and lomax.");
        }
        if (south > north) {
            throw new BadParameter("lamin is above lamax.");
        }
        return new BoundingBox(south, west, north, east);
    }

    private @Nullable Double findDegrees(String name, double most) {
        String text = find(name);
        if (text == null) {
            return null;
        }
        try {
            double degrees = Double.parseDouble(text);
            if (Math.abs(degrees) <= most) {
                return degrees;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new BadParameter("Parameter " + name + " is no number from " + -most + " to " + most + ".");
    }

    private @Nullable String find(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        return given.isEmpty() || given.get(0).isBlank() ? null : given.get(0).strip();
    }
}
