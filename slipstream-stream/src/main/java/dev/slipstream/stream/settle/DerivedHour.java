package dev.slipstream.stream.settle;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.DataFile;

/**
 * An hour as derived from its captures, or a task's part of it; the files are written but belong to no
 * table yet.
 *
 * @param states files for {@code silver.states}
 * @param rejected files for {@code silver.rejected}
 * @param through each source to the last capture that was read
 * @param incomplete captures of which not all parts are there yet
 */
record DerivedHour(
        List<DataFile> states,
        List<DataFile> rejected,
        Account account,
        ContentHash.Sum hash,
        Map<String, Long> through,
        List<String> incomplete)
        implements Serializable {
    DerivedHour {
        states = new ArrayList<>(states);
        rejected = new ArrayList<>(rejected);
        through = new TreeMap<>(through);
        incomplete = new ArrayList<>(incomplete);
    }

    static DerivedHour none() {
        return new DerivedHour(List.of(), List.of(), Account.none(), ContentHash.Sum.none(), Map.of(), List.of());
    }

    DerivedHour withRejected(List<DataFile> files) {
        return new DerivedHour(states, files, account, hash, through, incomplete);
    }

    DerivedHour withStates(List<DataFile> files, ContentHash.Sum sum, long repeated) {
        Account stored = new Account(account.items(), sum.rows(), repeated, account.rejectedByReason());
        return new DerivedHour(files, rejected, stored, sum, through, incomplete);
    }

    DerivedHour plus(DerivedHour other) {
        Map<String, Long> newest = new TreeMap<>(through);
        other.through.forEach((source, id) -> newest.merge(source, id, Math::max));
        return new DerivedHour(
                join(states, other.states),
                join(rejected, other.rejected),
                account.plus(other.account),
                hash.plus(other.hash),
                newest,
                join(incomplete, other.incomplete));
    }

    private static <T> List<T> join(List<T> left, List<T> right) {
        List<T> all = new ArrayList<>(left);
        all.addAll(right);
        return all;
    }
}
