package dev.slipstream.lakehouse.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.golden.GoldenFile;
import dev.slipstream.lakehouse.table.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every bundled question keeps. A new one is a file in {@code resources/questions}, its name in
 * {@link Questions}, a test of its answer beside {@link QuestionAnswersTest}, and this test run once
 * with {@code -Dgolden.update}.
 */
class QuestionContractTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    static Path folder;

    static List<Question> questions() {
        return Questions.bundled().list();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void saysWhatItIs(Question question) {
        assertThat(question.title()).doesNotEndWith(".").hasSizeLessThan(60);
        assertThat(question.description()).endsWith(".").hasSizeGreaterThan(40);
        assertThat(question.parameters())
                .allSatisfy(parameter -> assertThat(parameter.description()).hasSizeGreaterThan(5));
        assertThat(question.materialized()).isNull();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void runsOnAnEmptyLakeAndGivesTheColumnsOfItsChart(Question question) {
        try (TestLake test = TestLake.in(folder.resolve(question.name()));
                QueryEngine engine = new QueryEngine(
                        test.lake(), GoldTable.bundled(), folder.resolve("temp"), QueryLimits.DEFAULT)) {
            TestReference.publish(test.lake());
            Answer answer = engine.ask(question, examples(question), AT);

            assertThat(answer.rows()).isEmpty();
            assertThat(answer.columns())
                    .extracting(Answer.Column::name)
                    .containsAll(question.chart().fields().values())
                    .doesNotHaveDuplicates();
        }
    }

    private static Map<String, String> examples(Question question) {
        Map<String, String> given = new TreeMap<>();
        question.parameters().stream()
                .filter(Parameter::required)
                .forEach(parameter -> given.put(
                        parameter.name(),
                        switch (parameter.type()) {
                            case TEXT -> "text";
                            case INTEGER, NUMBER -> "1";
                            case DURATION -> "1h";
                            case INSTANT -> AT.toString();
                            case AIRCRAFT -> "4ca123";
                            case CALLSIGN -> "DLH123";
                            case AIRPORT -> "EDDF";
                        }));
        return given;
    }

    @Test
    void everyFileIsListed() throws IOException {
        assertThat(files("questions"))
                .containsExactlyInAnyOrderElementsOf(
                        questions().stream().map(Question::name).toList());
        assertThat(files("gold"))
                .containsExactlyInAnyOrderElementsOf(
                        Questions.bundledGold().stream().map(Question::name).toList());
    }

    private static List<String> files(String resources) throws IOException {
        Path sources = GoldenFile.root().resolve("slipstream-lakehouse/src/main/resources/" + resources);
        try (Stream<Path> files = Files.list(sources)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.sql$", ""))
                    .toList();
        }
    }

    @Test
    void theReferenceListsEveryQuestion() {
        StringBuilder page = new StringBuilder("""
                # Questions

                What can be asked by name, with `slipstream ask NAME` or over HTTP. A question is one SQL file; files in the
                `questions` folder of the data folder are read too. `--at` moves the moment for which any of them is asked.
                Written by `QuestionContractTest` from the files; run it with `-Dgolden.update` after a change.
                """);
        for (Question question : questions()) {
            page.append("\n## ").append(question.name()).append("\n\n**").append(question.title());
            page.append("**\n\n").append(question.description()).append("\n");
            if (!question.parameters().isEmpty()) {
                page.append("\n| Parameter | Type | Default | Meaning |\n|---|---|---|---|\n");
                question.parameters().forEach(parameter -> page.append(row(parameter)));
            }
            page.append("\nChart: `").append(question.chart()).append("`\n");
        }
        GoldenFile.check("docs/reference/questions.md", page.toString());
    }

    private static String row(Parameter parameter) {
        String byDefault =
                parameter.required() ? "required" : parameter.defaultText() == null ? "none" : parameter.defaultText();
        return "| `" + parameter.name() + "` | " + parameter.type().keyword() + " | " + byDefault + " | "
                + parameter.description() + " |\n";
    }

    @Test
    void readsQuestionsOfAFolderAndSaysWhatIsMissing() throws IOException {
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(mine.resolve("notes.txt"), "no question");
        Files.writeString(
                mine.resolve("one.sql"), "-- title: One\n-- description: One.\n-- chart: table\nSELECT 1 AS one\n");
        Questions questions = Questions.bundled().with(mine).with(folder.resolve("absent"));

        assertThat(questions.question("one").title()).isEqualTo("One");
        assertThat(questions.list()).hasSize(questions().size() + 1);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> questions.question("two"))
                .hasMessageStartingWith("Cannot answer \"two\": there is no such question. There are airline-with-");
    }
}
