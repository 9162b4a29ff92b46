package dev.slipstream.ingest.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.core.config.Durations;
import dev.slipstream.core.config.Settings;
import dev.slipstream.core.config.SourceSettings;
import dev.slipstream.core.config.UserError;
import dev.slipstream.ingest.quota.QuotaPlan.Fitting;
import dev.slipstream.ingest.quota.SourcePlan.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers are those of the providers' own price lists, worked out by hand. */
class QuotaPlanTest {

    private static final String SMALL = "46,6,51,11";

    @ParameterizedTest
    @CsvSource({
        "anonymous,,864s,100", "standard,,86.4s,1000", "feeder,,43.2s,2000", "licensed,,1s,86400",
        "anonymous,small,216s,400", "standard,small,21.6s,4000", "feeder,small,10.8s,8000",
                "licensed,small,0.25s,345600"
    })
    void sustainsWhatTheQuotaDividedByTheCostAllows(String accountClass, String box, String smallest, long calls) {
        SourcePlan plan = one(Map.of(), accountClass, box, Fitting.REFUSE);
        assertThat(plan.smallest()).contains(Durations.parse(smallest));
        assertThat(plan.sustainedCallsPerDay()).contains(calls);
        assertThat(plan.verdict()).isEqualTo(Verdict.FITS);
        Duration renewed = Duration.ofSeconds(accountClass.equals("anonymous") ? 10 : 5);
        assertThat(plan.every())
                .as("not asked for, so what quota and data sustain")
                .contains(renewed.compareTo(Durations.parse(smallest)) > 0 ? renewed : Durations.parse(smallest));
    }

    @ParameterizedTest
    @CsvSource({"anonymous,400,864s,216s", "standard,'4,000',86.4s,21.6s", "feeder,'8,000',43.2s,10.8s"})
    void refusesThreeSecondsWithTheSum(String accountClass, String quota, String every, String everySmall) {
        QuotaPlan plan = plan(Map.of("sources.opensky.every", "3s"), accountClass, "", Fitting.REFUSE);
        String account = accountClass.equals("anonymous") ? "anonymous" : "me";
        assertThat(plan.problems())
                .containsExactly("Cannot run source 'opensky': 28,800 calls a day × 4 credits = 115,200, the quota of "
                        + "opensky/" + account + " is " + quota + " a day. Use every: " + every
                        + ", a box of at most 25 square degrees with every: " + everySmall + ", or --fit.");
        assertThat(plan.sources().get(0).verdict()).isEqualTo(Verdict.OVERRUNS);
        assertThatThrownBy(plan::requireFits).isInstanceOf(UserError.class).hasMessageContaining("115,200");
        SourcePlan fit = one(Map.of("sources.opensky.every", "3s"), accountClass, "", Fitting.SLOW_DOWN);
        assertThat(fit.every()).contains(Durations.parse(every));
        assertThat(fit.verdict()).isEqualTo(Verdict.SLOWED);
    }

    @Test
    void elevenSecondsFromNineToFourFitAStandardAccountOnlyWithASmallBox() {
        Map<String, String> schedule = Map.of("sources.opensky.every", "11s", "sources.opensky.between", "09:00-16:00");
        SourcePlan globe = one(schedule, "standard", "", Fitting.REFUSE);
        assertThat(globe.callsPerDay()).isEqualTo(2_291);
        assertThat(globe.creditsPerDay()).isEqualTo(9_164);
        assertThat(globe.smallest()).contains(Duration.ofMillis(25_200));
        assertThat(plan(schedule, "standard", "", Fitting.REFUSE).problems())
                .containsExactly("Cannot run source 'opensky': 2,291 calls a day × 4 credits = 9,164, the quota of "
                        + "opensky/me is 4,000 a day. Use every: 25.2s, a box of at most 25 square degrees, or --fit.");
        assertThat(one(schedule, "feeder", "", Fitting.REFUSE).verdict()).isEqualTo(Verdict.OVERRUNS);
        assertThat(one(schedule, "licensed", "", Fitting.REFUSE).verdict()).isEqualTo(Verdict.FITS);
        SourcePlan box = one(schedule, "standard", "small", Fitting.REFUSE);
        assertThat(box.creditsPerDay()).isEqualTo(2_291);
        assertThat(box.verdict()).isEqualTo(Verdict.FITS);
    }

    @ParameterizedTest
    @CsvSource({"8h,93,FITS", "4h,186,OVERRUNS", "7h30m,100,FITS", "2d,16,FITS"})
    void aviationstacksMonthHasAHundredRequests(String every, long month, Verdict verdict) {
        SourcePlan plan = QuotaPlan.of(
                        SourceSettings.all(
                                Settings.of(Map.of("source", "aviationstack", "sources.aviationstack.every", every))),
                        ProviderQuotas.bundled(),
                        Fitting.REFUSE)
                .sources()
                .get(0);
        assertThat(plan.rounds(Period.MONTH)).isEqualTo(month);
        assertThat(plan.verdict()).isEqualTo(verdict);
    }

    @Test
    void countsEachBoxAndBothPartsAcrossTheAntimeridian() {
        SourcePlan plan = one(
                Map.of("sources.opensky.every", "1h", "sources.opensky.box", SMALL + "; -10,175,0,-170; 40,0,50,20"),
                "standard",
                "",
                Fitting.REFUSE);
        assertThat(plan.calls()).extracting(Cost::credits).containsExactly(1L, 2L, 2L, 3L);
        assertThat(plan.callsPerDay()).isEqualTo(96);
        assertThat(plan.creditsPerDay()).isEqualTo(192);
    }

    @Test
    void twoSourcesShareTheirAccount() {
        Map<String, String> two = Map.of(
                "source", "a,b",
                "sources.a.provider", "opensky",
                "sources.b.provider", "opensky",
                "sources.a.every", "1200s",
                "sources.b.every", "1200s");
        QuotaPlan refused = plan(two, Fitting.REFUSE);
        assertThat(refused.problems())
                .containsExactly(
                        "Cannot run sources 'a' and 'b': 72 calls a day × 4 credits = 288 for 'a' and 72 calls "
                                + "a day × 4 credits = 288 for 'b', together 576, the quota of opensky/anonymous is 400 a day. "
                                + "Use every: 1728s for 'a' and every: 1728s for 'b', or --fit.");
        QuotaPlan slowed = plan(two, Fitting.SLOW_DOWN);
        assertThat(slowed.problems()).isEmpty();
        assertThat(slowed.sources()).extracting(SourcePlan::creditsPerDay).containsExactly(200L, 200L);
        Map<String, String> apart = new HashMap<>(two);
        apart.put("sources.b.base-url", "http://127.0.0.1:8788/api");
        assertThat(plan(apart, Fitting.REFUSE).problems()).isEmpty();
    }

    @Test
    void whoDoesNotSayHowOftenGetsWhatIsLeft() {
        QuotaPlan plan = plan(
                Map.of(
                        "source",
                        "a,b",
                        "sources.a.provider",
                        "opensky",
                        "sources.b.provider",
                        "opensky",
                        "sources.a.every",
                        "1h"),
                Fitting.REFUSE);
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.sources()).extracting(SourcePlan::creditsPerDay).containsExactly(96L, 304L);
    }

    @Test
    void theUsersCapsHoldToo() {
        Map<String, String> capped = Map.of("sources.opensky.every", "864s", "sources.opensky.calls-per-day", "50");
        assertThat(plan(capped, "anonymous", "", Fitting.REFUSE).problems())
                .containsExactly(
                        "Cannot run source 'opensky': 100 calls a day, sources.opensky.calls-per-day is 50 a day. "
                                + "Use every: 1728s or --fit.");
        assertThat(one(capped, "anonymous", "", Fitting.SLOW_DOWN).every()).contains(Duration.ofSeconds(1728));
        assertThat(one(Map.of("sources.opensky.calls-per-day", "50"), "anonymous", "", Fitting.REFUSE)
                        .every())
                .contains(Duration.ofSeconds(1728));
    }

    @Test
    void costsWhatTheClassCosts() {
        Map<String, String> fr24 = Map.of("source", "fr24api", "sources.fr24api.every", "3h");
        SourcePlan plan = plan(fr24, Fitting.REFUSE).sources().get(0);
        assertThat(plan.creditsPerRound()).as("20 rows of 6 credits").isEqualTo(120);
        assertThat(plan.verdict()).as("248 calls of 120 are 29,760").isEqualTo(Verdict.FITS);
        assertThat(plan.pricePerMonth()).contains(new BigDecimal("9"));
        assertThat(plan.currency()).isEqualTo("USD");
        Map<String, String> capped = new HashMap<>(fr24);
        capped.put("sources.fr24api.money-per-month", "5");
        assertThat(plan(capped, Fitting.SLOW_DOWN).problems())
                .containsExactly(
                        "Cannot run source 'fr24api': the class explorer of fr24api costs 9 USD a month, the cap "
                                + "is 5. Raise sources.fr24api.money-per-month, or take the source out.");
    }

    @Test
    void aCapInMoneyIsOneInCreditsWhereTheyArePaidOneByOne() {
        ProviderQuotas quotas = ProviderQuotas.parse(
                "provider,class,login,bucket,credits,period,renewed,rows,price,unit-price,currency,source\n"
                        + "metered,only,any,calls,,,,,1.50,0.01,EUR,test\n",
                "provider,bucket,by,up-to,credits,each\nmetered,calls,call,,2,call\n");
        Settings settings = Settings.of(
                Map.of("source", "metered", "sources.metered.every", "1h", "sources.metered.money-per-month", "10"));
        SourcePlan refused = QuotaPlan.of(SourceSettings.all(settings), quotas, Fitting.REFUSE)
                .sources()
                .get(0);
        assertThat(refused.pricePerMonth()).contains(new BigDecimal("16.38"));
        assertThat(refused.verdict())
                .as("1,488 credits a month, 850 are paid for")
                .isEqualTo(Verdict.OVERRUNS);
        SourcePlan fit = QuotaPlan.of(SourceSettings.all(settings), quotas, Fitting.SLOW_DOWN)
                .sources()
                .get(0);
        assertThat(fit.rounds(Period.MONTH)).isEqualTo(425);
        assertThat(fit.limits().ofSource()).extracting(Limit::most).containsExactly(850L);
    }

    @Test
    void warnsWhereTheDataAreNotRenewedAsOften() {
        QuotaPlan plan = plan(
                Map.of("sources.opensky.every", "3s", "sources.opensky.between", "12:00-12:30"),
                "standard",
                "small",
                Fitting.REFUSE);
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.warnings())
                .containsExactly("Source 'opensky' asks every 3s, but opensky's data for standard accounts are renewed "
                        + "every 5s: more often brings the same again. Use every: 5s.");
    }

    @Test
    void theSimulatorIsFree() {
        SourcePlan plan = plan(Map.of(), Fitting.REFUSE).sources().get(0);
        assertThat(plan.verdict()).isEqualTo(Verdict.FREE);
        assertThat(plan.limits().isEmpty()).isTrue();
    }

    @Test
    void saysWhichProvidersAndClassesThereAre() {
        assertThatThrownBy(() -> plan(Map.of("source", "opensy"), Fitting.REFUSE))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot run source 'opensy': there is no provider 'opensy'. Did you mean opensky?");
        assertThatThrownBy(() ->
                        plan(Map.of("source", "opensky", "sources.opensky.account-class", "feeder"), Fitting.REFUSE))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot use account-class 'feeder' of opensky: without a client id there are: anonymous.");
    }

    @ParameterizedTest
    @CsvSource({
        "states,25,1",
        "states,25.1,2",
        "states,100,2",
        "states,400,3",
        "states,401,4",
        "tracks,0,4",
        "flights,1,30",
        "flights,2,30",
        "flights,3,180",
        "flights,10,600",
        "flights,11,1320",
        "flights,16,3840",
        "flights,21,10080",
        "flights,26,24960"
    })
    void pricesOpenSkysCallsAsItDoes(String bucket, double measure, long credits) {
        assertThat(ProviderQuotas.bundled().of("opensky", "test").cost(bucket, measure))
                .isEqualTo(new Cost(bucket, credits));
    }

    private static SourcePlan one(Map<String, String> more, String accountClass, String box, Fitting fitting) {
        return plan(more, accountClass, box, fitting).sources().get(0);
    }

    private static QuotaPlan plan(Map<String, String> more, String accountClass, String box, Fitting fitting) {
        Map<String, String> values = new HashMap<>(more);
        values.put("source", "opensky");
        values.put("sources.opensky.account-class", accountClass);
        if (!accountClass.equals("anonymous")) {
            values.put("sources.opensky.client-id", "me");
            values.put("sources.opensky.client-secret", "x");
        }
        if ("small".equals(box)) {
            values.put("sources.opensky.box", SMALL);
        }
        return plan(values, fitting);
    }

    private static QuotaPlan plan(Map<String, String> values, Fitting fitting) {
        return QuotaPlan.of(SourceSettings.all(Settings.of(values)), ProviderQuotas.bundled(), fitting);
    }
}
