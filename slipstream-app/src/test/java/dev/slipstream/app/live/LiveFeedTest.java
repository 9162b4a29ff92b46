package dev.slipstream.app.live;

import static dev.slipstream.app.live.LiveStates.SEEN_AT;
import static dev.slipstream.app.live.LiveStates.stateOf;
import static dev.slipstream.app.live.LiveStates.withCategory;
import static dev.slipstream.core.model.StateBuilder.aState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiveFeedTest {
    private final LivePicture picture = new LivePicture(Duration.ofSeconds(60));
    private final LiveFeed feed = new LiveFeed(picture);
    private final Screen screen = new Screen();

    /** A page: keeps what the messages say, as the protocol has it. */
    private static final class Screen implements LiveFeed.Watcher {
        final List<String> received = new ArrayList<>();
        final Map<Long, String> names = new HashMap<>();
        final Map<Long, DecodedFrame.Row> aircraft = new HashMap<>();
        double statesPerSecond;

        @Override
        public void identities(List<LiveFeed.Identity> identities) {
            received.add("identities " + identities.size());
            identities.forEach(identity -> names.put((long) identity.slot(), identity.aircraft()));
        }

        @Override
        public void frame(ByteBuffer bytes) {
            DecodedFrame frame = DecodedFrame.read(bytes);
            received.add(
                    (frame.kind() == 1 ? "snapshot " : "delta ") + frame.rows().size());
            if (frame.kind() == 1) {
                aircraft.clear();
            }
            for (DecodedFrame.Row row : frame.rows()) {
                if (row.removed()) {
                    assertThat(aircraft.remove(row.slot()))
                            .as("a removed slot was in use")
                            .isNotNull();
                } else {
                    aircraft.put(row.slot(), row);
                }
            }
        }

        @Override
        public void count(int aircraft, double perSecond) {
            received.add("count " + aircraft);
            statesPerSecond = perSecond;
        }

        List<String> shown() {
            return aircraft.keySet().stream().map(names::get).sorted().toList();
        }
    }

    @Test
    void whoJoinsGetsEverythingThenWhatChanged() {
        picture.accept(stateOf("4ca001"), 0);
        picture.accept(stateOf("4ca002"), 0);
        feed.tick(0);
        feed.join(screen);
        feed.tick(500);
        picture.accept(aState().of("4ca002").seenAt(SEEN_AT.plusSeconds(1)).build(), 900);
        feed.tick(999);
        assertThat(screen.received).containsExactly("identities 2", "snapshot 2", "identities 0", "delta 1");
    }

    @Test
    void nothingIsSentWhenNothingChanged() {
        feed.join(screen);
        feed.tick(0);
        screen.received.clear();
        feed.tick(500);
        feed.tick(900);
        assertThat(screen.received).isEmpty();
    }

    @Test
    void anIdentityIsSentAgainWhenCallsignOrCategoryChange() {
        picture.accept(aState().of("4ca001").seenAt(SEEN_AT).callsign(null).build(), 0);
        feed.join(screen);
        feed.tick(0);
        screen.received.clear();
        picture.accept(
                aState().of("4ca001")
                        .seenAt(SEEN_AT.plusSeconds(1))
                        .callsign("ABC1")
                        .build(),
                0);
        feed.tick(500);
        picture.accept(
                withCategory(
                        aState().of("4ca001")
                                .seenAt(SEEN_AT.plusSeconds(2))
                                .callsign("ABC1")
                                .build(),
                        "A7"),
                0);
        feed.tick(900);
        assertThat(screen.received).containsExactly("identities 1", "delta 1", "identities 1", "delta 1");
    }

    @Test
    void aSilentAircraftIsRemovedFromEveryPage() {
        picture.accept(stateOf("4ca001"), 0);
        feed.join(screen);
        feed.tick(0);
        assertThat(screen.shown()).containsExactly("4ca001");
        feed.tick(60_001);
        assertThat(screen.shown()).isEmpty();
    }

    @Test
    void whoLeftHearsNothing() {
        picture.accept(stateOf("4ca001"), 0);
        Screen other = new Screen();
        feed.join(screen);
        feed.join(other);
        feed.leave(other);
        feed.tick(0);
        feed.leave(screen);
        screen.received.clear();
        feed.tick(2_000);
        assertThat(screen.received).isEmpty();
        assertThat(other.received).isEmpty();
    }

    @Test
    void theRateIsSteadyThoughStatesComeInBursts() {
        feed.join(screen);
        int burst = 0;
        for (long millis = 0; millis <= 30_000; millis += 500) {
            if (millis % 2_000 == 0) {
                for (int i = 0; i < 100; i++) {
                    picture.accept(
                            aState().of("4ca0" + (10 + i))
                                    .seenAt(SEEN_AT.plusMillis(millis))
                                    .build(),
                            millis);
                }
                burst++;
            }
            feed.tick(millis);
            if (millis >= 15_000) {
                assertThat(feed.statesPerSecond()).as("at %d ms", millis).isCloseTo(50, within(10.0));
            }
        }
        assertThat(burst).isEqualTo(16);
        assertThat(screen.statesPerSecond).isEqualTo(feed.statesPerSecond());
        feed.tick(60_000);
        feed.tick(75_000);
        assertThat(feed.statesPerSecond()).as("after a silence").isLessThan(20);
    }

    /** Pages come at different times; after each tick all show what the picture holds. */
    @Test
    void pagesThatFollowTheMessagesShowWhatThePictureHolds() {
        Random random = new Random(7);
        List<Screen> screens = new ArrayList<>();
        long now = 0;
        for (int step = 0; step < 400; step++) {
            now += 500;
            int heard = random.nextInt(6);
            for (int i = 0; i < heard; i++) {
                String key = String.format("4ca%03x", random.nextInt(60));
                picture.accept(
                        aState().of(key)
                                .seenAt(SEEN_AT.plusMillis(now))
                                .at(random.nextInt(90), random.nextInt(180))
                                .build(),
                        now);
            }
            if (step % 50 == 0) {
                Screen late = new Screen();
                screens.add(late);
                feed.join(late);
            }
            feed.tick(now);
            for (Screen each : screens) {
                assertThat(each.shown()).hasSize(picture.size()).doesNotHaveDuplicates();
                each.aircraft.forEach((slot, row) -> {
                    LiveAircraft live = picture.find(each.names.get(slot)).orElseThrow();
                    assertThat(row.latitude()).isEqualTo(live.position().latitude());
                });
            }
        }
        assertThat(picture.statesTaken()).isGreaterThan(500);
    }
}
