package dev.slipstream.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.config.UserError;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {
    @TempDir
    Path folder;

    @Test
    void aFailureThatNamesAFullDiskIsTheUsersToMend() {
        Throwable failure = new IllegalStateException("job failed", new IOException("No space left on device"));

        Throwable told = DiskSpace.explain(failure, folder);

        assertThat(told).isInstanceOf(UserError.class).hasCause(failure);
        assertThat(told.getMessage())
                .startsWith("Cannot go on: the disk of " + folder + " is full (")
                .endsWith("Free some space, or lower storage.max, and start again.");
    }

    @Test
    void otherFailuresStayWhatTheyAre() {
        Throwable bug = new IllegalStateException("ours");
        Throwable users = new UserError("Cannot do this.");

        assertThat(DiskSpace.explain(bug, folder)).isSameAs(bug);
        assertThat(DiskSpace.explain(users, folder)).isSameAs(users);
    }
}
