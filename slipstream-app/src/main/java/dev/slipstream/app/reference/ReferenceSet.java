package dev.slipstream.app.reference;

import dev.slipstream.core.config.SettingKeys;
import dev.slipstream.core.config.Settings;
import dev.slipstream.core.reference.importer.SourceFile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Data of one publisher under one licence.
 *
 * @param name as its folder
 */
public record ReferenceSet(String name, String licence, List<RemoteFile> files) {
    public ReferenceSet {
        files = List.copyOf(files);
    }

    /** Those that are switched on. */
    static List<ReferenceSet> of(Settings settings) {
        List<ReferenceSet> sets = new ArrayList<>();
        URI ourAirports = settings.value(SettingKeys.REFERENCE_OURAIRPORTS_URL);
        sets.add(new ReferenceSet(
                "ourairports",
                "public domain",
                List.of(
                        under(ourAirports, SourceFile.AIRPORTS),
                        under(ourAirports, SourceFile.RUNWAYS),
                        under(ourAirports, SourceFile.COUNTRIES))));
        sets.add(new ReferenceSet(
                "vrs-standing-data",
                "CC0 1.0",
                List.of(new RemoteFile(
                        SourceFile.STANDING_DATA, settings.value(SettingKeys.REFERENCE_STANDING_DATA_URL)))));
        if (settings.value(SettingKeys.REFERENCE_EXTRA).equals("tar1090-db")) {
            sets.add(new ReferenceSet(
                    "tar1090-db",
                    "unclear: for your own use, not to be passed on",
                    List.of(new RemoteFile(
                            SourceFile.AIRCRAFT_LIST, settings.value(SettingKeys.REFERENCE_TAR1090_DB_URL)))));
        }
        return sets;
    }

    private static RemoteFile under(URI base, SourceFile file) {
        String folder = base.toString().endsWith("/") ? base.toString() : base + "/";
        return new RemoteFile(
                file, URI.create(folder + file.path().substring(file.set().length() + 1)));
    }
}
