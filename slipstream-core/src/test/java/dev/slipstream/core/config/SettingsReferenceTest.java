package dev.slipstream.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.golden.GoldenFile;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReferenceTest {

    @Test
    void referencePageIsUpToDate() {
        GoldenFile.check("docs/reference/settings.md", SettingsText.reference());
    }

    @Test
    void everyDeclaredSettingIsInTheListOnce() throws IllegalAccessException {
        var declared = Arrays.stream(SettingKeys.class.getDeclaredFields())
                .filter(field -> field.getType() == Setting.class && Modifier.isPublic(field.getModifiers()))
                .map(SettingsReferenceTest::settingOf)
                .collect(Collectors.toList());
        assertThat(SettingKeys.ALL)
                .as("add new settings to SettingKeys.ALL")
                .doesNotHaveDuplicates()
                .hasSameElementsAs(declared);
        assertThat(SettingKeys.ALL.stream().map(Setting::key)).doesNotHaveDuplicates();
    }

    @Test
    void everySummaryIsOneSentence() {
        assertThat(SettingKeys.ALL)
                .allSatisfy(setting -> assertThat(setting.summary())
                        .endsWith(".")
                        .doesNotContain("|", "\n")
                        .hasSizeBetween(20, 130));
    }

    @Test
    void annotatedFileChangesNothing(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("slipstream.yaml"), SettingsText.annotatedFile());
        assertThat(Settings.reader().file(file).read().lines())
                .isEqualTo(Settings.of(Map.of()).lines());
    }

    @Test
    void annotatedFileWithEveryCommentTakenOffStillGivesTheDefaults(@TempDir Path folder) throws Exception {
        String uncommented = SettingsText.annotatedFile().replaceAll("(?m)^#([a-z])", "$1");
        Path file = Files.writeString(folder.resolve("slipstream.yaml"), uncommented);
        Settings settings = Settings.reader().file(file).read();
        assertThat(settings.lines())
                .hasSameSizeAs(SettingKeys.ALL)
                .allSatisfy(line -> assertThat(line.where()).isEqualTo("slipstream.yaml"));
        assertThat(SettingKeys.ALL)
                .allSatisfy(setting -> assertThat((Object) settings.value(setting))
                        .isEqualTo(Settings.of(Map.of()).value(setting)));
    }

    private static Setting<?> settingOf(java.lang.reflect.Field field) {
        try {
            return (Setting<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
