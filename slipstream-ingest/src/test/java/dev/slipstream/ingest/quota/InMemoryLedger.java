package dev.slipstream.ingest.quota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A ledger that forgets with the test; the sources that share an account share one {@link Book}. */
public final class InMemoryLedger implements QuotaLedger {
    private final Book book;
    private final QuotaLimits limits;

    public InMemoryLedger(Book book, QuotaLimits limits) {
        this.book = book;
        this.limits = limits;
    }

    private record Call(String account, String bucket, String source, long credits, Instant at) {}

    private record Word(long remaining, Instant at) {}

    /** What was taken. */
    public static final class Book {
        private final List<Call> calls = new ArrayList<>();
        private final Map<String, Word> words = new HashMap<>();
        private final Map<String, Instant> closures = new HashMap<>();
    }

    @Override
    public Grant take(String account, Cost cost, Instant now) {
        synchronized (book) {
            String key = account + " " + cost.bucket();
            Instant closedUntil = book.closures.get(key);
            if (closedUntil != null && closedUntil.isAfter(now)) {
                return new Grant(false, closedUntil, "the provider asks to wait");
            }
            if (closedUntil != null) {
                book.closures.remove(key);
                book.words.computeIfPresent(key, (k, word) -> word.at().isAfter(closedUntil) ? word : null);
            }
            Instant askAgainAt = now;
            String reason = "";
            List<Limit> all = new ArrayList<>(limits.ofBucket(cost.bucket()));
            all.addAll(limits.ofSource());
            for (Limit limit : all) {
                boolean own = limits.ofSource().contains(limit);
                Instant since = now.minus(QuotaLimits.counted(limit));
                List<Call> counted = book.calls.stream()
                        .filter(call -> call.at().isAfter(since))
                        .filter(call -> own
                                ? call.source().equals(limits.source())
                                : call.account().equals(account)
                                        && call.bucket().equals(cost.bucket()))
                        .toList();
                long surplus = sum(limit, counted) + limit.countOf(cost) - limit.most();
                if (surplus > 0) {
                    reason = limit.what() + " is used up: " + limit.amount();
                    Instant free = freeAfter(
                            limit, counted, surplus, now.plus(limit.period().length()));
                    askAgainAt = free.isAfter(askAgainAt) ? free : askAgainAt;
                }
            }
            Word word = book.words.get(key);
            if (word != null && !limits.ofBucket(cost.bucket()).isEmpty()) {
                Limit limit = limits.ofBucket(cost.bucket()).get(0);
                Instant ends = word.at().plus(QuotaLimits.counted(limit));
                if (ends.isAfter(now) && left(account, cost.bucket(), word) < cost.credits()) {
                    reason = "the provider has said that no more is left of " + limit.what();
                    askAgainAt = ends.isAfter(askAgainAt) ? ends : askAgainAt;
                }
            }
            if (reason.isEmpty()) {
                book.calls.add(new Call(account, cost.bucket(), limits.source(), cost.credits(), now));
            }
            return new Grant(reason.isEmpty(), askAgainAt, reason);
        }
    }

    private static Instant freeAfter(Limit limit, List<Call> counted, long surplus, Instant otherwise) {
        long freed = 0;
        for (Call call : counted) {
            freed += limit.countOf(new Cost(call.bucket(), call.credits()));
            if (freed >= surplus) {
                return call.at().plus(QuotaLimits.counted(limit));
            }
        }
        return otherwise;
    }

    private static long sum(Limit limit, List<Call> calls) {
        return calls.stream()
                .mapToLong(call -> limit.countOf(new Cost(call.bucket(), call.credits())))
                .sum();
    }

    private long left(String account, String bucket, Word word) {
        return word.remaining()
                - book.calls.stream()
                        .filter(call ->
                                call.account().equals(account) && call.bucket().equals(bucket))
                        .filter(call -> call.at().isAfter(word.at()))
                        .mapToLong(Call::credits)
                        .sum();
    }

    @Override
    public void closed(String account, String bucket, Instant until) {
        synchronized (book) {
            book.closures.merge(account + " " + bucket, until, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    @Override
    public void remaining(String account, String bucket, long credits, Instant now) {
        synchronized (book) {
            for (Limit limit : limits.ofBucket(bucket)) {
                long counted = book.calls.stream()
                        .filter(call ->
                                call.account().equals(account) && call.bucket().equals(bucket))
                        .filter(call -> call.at().isAfter(now.minus(QuotaLimits.counted(limit))))
                        .mapToLong(Call::credits)
                        .sum();
                String key = account + " " + bucket;
                Word former = book.words.get(key);
                boolean less = credits < limit.most() - counted;
                boolean overlaps = former != null && former.at().plusSeconds(60).isAfter(now);
                if (overlaps && (!less || left(account, bucket, former) <= credits)) {
                    return;
                }
                if (less) {
                    book.words.put(key, new Word(Math.max(0, credits), now));
                } else {
                    book.words.remove(key);
                }
            }
        }
    }
}
