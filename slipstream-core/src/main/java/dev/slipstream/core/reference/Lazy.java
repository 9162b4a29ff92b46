package dev.slipstream.core.reference;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made at its first use and kept; safe for many threads. */
final class Lazy<T> {

    private final Supplier<T> maker;
    private volatile @Nullable T value;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    T value() {
        T known = value;
        if (known == null) {
            synchronized (this) {
                known = value;
                if (known == null) {
                    known = maker.get();
                    value = known;
                }
            }
        }
        return known;
    }
}
