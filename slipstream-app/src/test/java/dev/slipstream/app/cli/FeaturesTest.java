package dev.slipstream.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.golden.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/reference/features.md} complete and true. */
class FeaturesTest {

    private static final Pattern TEST = Pattern.compile("`(\\w+)`");

    private record Row(String number, String what, String state, String where, String tests) {}

    @Test
    void everyNumberIsThereOnceAndInOrder() throws IOException {
        assertThat(rows().stream().map(Row::number)).containsExactlyElementsOf(numbers());
    }

    @Test
    void everyRowIsOpenOrDone() throws IOException {
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row.what()).isNotBlank();
            assertThat(row.state()).isIn("open", "done");
        });
    }

    @Test
    void everyDoneRowNamesAPlaceAndATestThatExists() throws IOException {
        Set<String> tests = testClasses();
        assertThat(rows()).filteredOn(row -> row.state().equals("done")).allSatisfy(row -> {
            List<String> named = TEST.matcher(row.tests())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(row.where()).as("%s says where it lives", row.number()).isNotBlank();
            assertThat(named)
                    .as("%s names its test class in backticks", row.number())
                    .isNotEmpty();
            assertThat(tests).as("%s names tests that exist", row.number()).containsAll(named);
        });
    }

    private static List<String> numbers() {
        List<String> numbers = new ArrayList<>();
        add(numbers, "A", 39, "A-R", 6);
        add(numbers, "B", 26, "B-R", 2);
        add(numbers, "K", 11, "", 0);
        add(numbers, "C", 35, "C-R", 2);
        add(numbers, "D", 20, "D-R", 2);
        add(numbers, "E", 22, "E-R", 1);
        add(numbers, "X", 15, "", 0);
        return numbers;
    }

    private static void add(List<String> numbers, String letter, int last, String more, int lastOfMore) {
        IntStream.rangeClosed(1, last).forEach(i -> numbers.add(letter + i));
        IntStream.rangeClosed(1, lastOfMore).forEach(i -> numbers.add(more + i));
    }

    private static List<Row> rows() throws IOException {
        try (Stream<String> lines = Files.lines(GoldenFile.root().resolve("docs/reference/features.md"))) {
            return lines.filter(line -> line.matches("\\| [A-Z].*") && !line.startsWith("| Number"))
                    .map(FeaturesTest::row)
                    .toList();
        }
    }

    private static Row row(String line) {
        String[] cells = line.split("\\|", -1);
        assertThat(cells).as(line).hasSize(7);
        return new Row(cells[1].strip(), cells[2].strip(), cells[3].strip(), cells[4].strip(), cells[5].strip());
    }

    /** Names of the test classes of all modules. */
    private static Set<String> testClasses() throws IOException {
        List<Path> roots = new ArrayList<>();
        try (Stream<Path> modules = Files.list(GoldenFile.root())) {
            modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::exists)
                    .forEach(roots::add);
        }
        Pattern name = Pattern.compile("(\\w+)\\.java");
        List<String> found = new ArrayList<>();
        for (Path root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                files.map(file -> name.matcher(file.getFileName().toString()))
                        .filter(Matcher::matches)
                        .forEach(matcher -> found.add(matcher.group(1)));
            }
        }
        return found.stream().collect(Collectors.toSet());
    }
}
