package dev.slipstream.core.config;

import dev.slipstream.core.geo.BoundingBox;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the settings say of one source; {@link SourceKeys} says what each means. Printing one shows no
 * secret. Texts are empty where nothing was chosen.
 *
 * @param provider never empty
 * @param every empty for the least that quota and data allow
 * @param boxes none for everywhere
 * @param icao24 lower case; none for all
 */
public record SourceSettings(
        String name,
        String provider,
        Optional<Duration> every,
        DailyWindows windows,
        List<BoundingBox> boxes,
        List<String> icao24,
        boolean extended,
        Account account,
        Connection connection,
        Optional<Long> callsPerDay,
        Optional<BigDecimal> moneyPerMonth) {

    /** Whose quota is used, and how that is shown to the provider. */
    public record Account(String accountClass, String clientId, Secret clientSecret) {

        public boolean hasLogin() {
            return !clientId.isEmpty();
        }
    }

    /** How the provider is reached. */
    public record Connection(
            String baseUrl, String tokenUrl, String streamUrl, String contact, String proxy, Duration timeout) {}

    public SourceSettings {
        boxes = List.copyOf(boxes);
        icao24 = List.copyOf(icao24);
    }

    /**
     * The sources of {@code source}, in that order.
     *
     * @throws UserError with everything that does not go together
     */
    public static List<SourceSettings> all(Settings settings) {
        List<String> names = settings.value(SettingKeys.SOURCE);
        List<String> problems = new ArrayList<>();
        for (String name : settings.value(SettingKeys.FAILOVER)) {
            if (!names.contains(name)) {
                problems.add("failover names '" + name + "', which is not in source = " + String.join(",", names)
                        + ". Add it to source, or take it out of failover.");
            }
        }
        List<SourceSettings> sources =
                names.stream().map(name -> of(settings, name, problems)).toList();
        if (!problems.isEmpty()) {
            throw new UserError(SettingsReader.message(problems));
        }
        return sources;
    }

    private static SourceSettings of(Settings settings, String name, List<String> problems) {
        String provider = settings.value(SourceKeys.PROVIDER.named(name));
        return new SourceSettings(
                name,
                provider.isEmpty() ? name : provider,
                settings.value(SourceKeys.EVERY.named(name)),
                new DailyWindows(
                        settings.value(SourceKeys.BETWEEN.named(name)), settings.value(SourceKeys.ZONE.named(name))),
                settings.value(SourceKeys.BOX.named(name)),
                settings.value(SourceKeys.ICAO24.named(name)),
                settings.value(SourceKeys.EXTENDED.named(name)),
                account(settings, name, problems),
                new Connection(
                        settings.value(SourceKeys.BASE_URL.named(name)),
                        settings.value(SourceKeys.TOKEN_URL.named(name)),
                        settings.value(SourceKeys.STREAM_URL.named(name)),
                        settings.value(SourceKeys.CONTACT.named(name)),
                        settings.value(SourceKeys.PROXY.named(name)),
                        settings.value(SourceKeys.TIMEOUT.named(name))),
                settings.value(SourceKeys.CALLS_PER_DAY.named(name)),
                settings.value(SourceKeys.MONEY_PER_MONTH.named(name)));
    }

    private static Account account(Settings settings, String name, List<String> problems) {
        String id = settings.value(SourceKeys.CLIENT_ID.named(name));
        String secret = settings.value(SourceKeys.CLIENT_SECRET.named(name));
        String file = settings.value(SourceKeys.CLIENT_SECRET_FILE.named(name));
        if (!secret.isEmpty() && !file.isEmpty()) {
            problems.add(SourceKeys.CLIENT_SECRET.named(name) + " and " + SourceKeys.CLIENT_SECRET_FILE.named(name)
                    + " are both set. Keep one.");
        } else if (!file.isEmpty()) {
            CredentialsFile found = credentials(file, name, problems);
            secret = found.secret().text();
            if (!found.clientId().isEmpty() && !id.isEmpty() && !id.equals(found.clientId())) {
                problems.add(SourceKeys.CLIENT_ID.named(name) + " = " + id + " is not the client of "
                        + SourceKeys.CLIENT_SECRET_FILE.named(name) + " = " + file + ", which is " + found.clientId()
                        + ". Leave client-id out.");
            }
            id = found.clientId().isEmpty() ? id : found.clientId();
        }
        if (id.isEmpty() != secret.isEmpty() && problems.isEmpty()) {
            problems.add("source '" + name + "' has a "
                    + (id.isEmpty() ? "secret without a client id" : "client id without a secret")
                    + ". Set both " + SourceKeys.CLIENT_ID.named(name) + " and " + SourceKeys.CLIENT_SECRET.named(name)
                    + " (or its file), or none.");
        }
        return new Account(settings.value(SourceKeys.ACCOUNT_CLASS.named(name)), id, new Secret(secret));
    }

    private static CredentialsFile credentials(String file, String name, List<String> problems) {
        try {
            return CredentialsFile.read(Path.of(file));
        } catch (IllegalArgumentException e) {
            problems.add(SourceKeys.CLIENT_SECRET_FILE.named(name) + " = " + file + " " + e.getMessage());
            return new CredentialsFile("", new Secret(""));
        }
    }
}
