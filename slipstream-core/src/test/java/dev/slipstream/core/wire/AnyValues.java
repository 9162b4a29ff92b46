package dev.slipstream.core.wire;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Motion;
import dev.slipstream.core.model.Origin;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.PositionSource;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.StateVector;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Any value of each kind, for property tests. */
final class AnyValues {
    private AnyValues() {}

    static Arbitrary<StateVector> states() {
        return Combinators.combine(heads(), bodies(), origins())
                .as((head, body, origin) -> new StateVector(
                        head.aircraft,
                        head.seenAt,
                        head.positionAt,
                        head.callsign,
                        head.position,
                        head.withheld,
                        body.baro,
                        body.geo,
                        body.onGround,
                        body.motion,
                        body.squawk,
                        body.spi,
                        body.source,
                        body.category,
                        origin));
    }

    static Arbitrary<Rejected> rejections() {
        return Combinators.combine(
                        origins(), instants(), Arbitraries.of(RejectReason.class), texts().injectNull(0.3), texts())
                .as(Rejected::new);
    }

    static Arbitrary<Capture> captures() {
        return Combinators.combine(
                        Arbitraries.longs(),
                        words(),
                        words(),
                        texts(),
                        instants(),
                        Arbitraries.integers(),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(300))
                .as(Capture::new);
    }

    private record Head(
            String aircraft,
            Instant seenAt,
            @Nullable Instant positionAt,
            @Nullable String callsign,
            @Nullable Position position,
            @Nullable RejectReason withheld) {}

    private record Body(
            @Nullable Double baro,
            @Nullable Double geo,
            @Nullable Boolean onGround,
            Motion motion,
            @Nullable String squawk,
            boolean spi,
            PositionSource source,
            @Nullable String category) {}

    private static Arbitrary<Head> heads() {
        Arbitrary<Position> positions = Combinators.combine(
                        Arbitraries.doubles().between(-90, 90),
                        Arbitraries.doubles().between(-180, 180))
                .as(Position::new);
        return Combinators.combine(
                        words(),
                        instants(),
                        instants().injectNull(0.3),
                        texts().injectNull(0.3),
                        positions.injectNull(0.3),
                        Arbitraries.of(RejectReason.class).injectNull(0.7))
                .as(Head::new);
    }

    private static Arbitrary<Body> bodies() {
        Arbitrary<Double> numbers = Arbitraries.doubles().injectNull(0.3);
        return Combinators.combine(
                        numbers,
                        numbers,
                        Arbitraries.of(true, false).injectNull(0.3),
                        Combinators.combine(numbers, numbers, numbers).as(Motion::new),
                        texts().injectNull(0.3),
                        Arbitraries.of(true, false),
                        Arbitraries.of(PositionSource.class),
                        words().injectNull(0.3))
                .as(Body::new);
    }

    private static Arbitrary<Origin> origins() {
        return Combinators.combine(
                        words(),
                        words(),
                        Arbitraries.longs(),
                        Arbitraries.integers().between(0, Integer.MAX_VALUE),
                        instants())
                .as(Origin::new);
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.longs().map(Micros::toInstant);
    }

    private static Arbitrary<String> words() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars('~')
                .ofMinLength(1)
                .ofMaxLength(12);
    }

    /** Without lone surrogates, which UTF-8 cannot carry. */
    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange('\u0000', '\ud7ff')
                .withCharRange('\ue000', '\uffff')
                .ofMaxLength(40);
    }
}
