package dev.slipstream.ingest.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.slipstream.core.golden.GoldenFile;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.StateVector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every kind of provider must hold. Extend it once per {@link ProviderType} and put bodies in
 * real shape, with invented values, into {@code src/test/resources/fixtures/<provider>/}, named
 * {@code good-<status>…}, {@code empty-<status>…} or {@code error-<status>…}; at least one of each.
 * Their items stand beside them in {@code <file>.items}; {@code -Dgolden.update} writes those.
 */
public abstract class ProviderContractTest {
    private static final int FLIPS = 2_000;

    private final ProviderType type;

    protected ProviderContractTest(ProviderType type) {
        this.type = type;
    }

    /** The elements of a good or empty body, counted without the parser. */
    protected abstract int countElements(String body);

    /** Whether a body shows that it is whole; a piece of a stream may end after any message. */
    protected boolean bodiesShowTheirEnd() {
        return true;
    }

    /** Whether each item has bytes of its own; false for a format that lists columns, whose excerpts are the whole body. */
    protected boolean itemsHaveBytesOfTheirOwn() {
        return true;
    }

    @Test
    void hasGoodEmptyAndErrorFixtures() {
        assertThat(fixtures().map(file -> file.getFileName().toString().split("-", 2)[0]))
                .as("Put the missing kinds of bodies into %s", folder())
                .contains("good", "empty", "error")
                .isSubsetOf("good", "empty", "error");
    }

    @TestFactory
    Stream<DynamicTest> itemsAreTheGoldenOnes() {
        return forEachFixture(file -> GoldenFile.check(
                file + ".items",
                read(file, bytes(file)).stream().map(item -> item + "\n").collect(Collectors.joining())));
    }

    @TestFactory
    Stream<DynamicTest> everyElementIsAccounted() {
        return forEachFixture(file -> {
            List<Item> items = read(file, bytes(file));
            switch (kind(file)) {
                case "good" -> {
                    assertThat(items).hasSize(countElements(new String(bytes(file), StandardCharsets.UTF_8)));
                    assertThat(items).hasAtLeastOneElementOfType(StateVector.class);
                }
                case "empty" -> assertThat(items).isEmpty();
                default -> assertThat(items).isNotEmpty().hasOnlyElementsOfType(Rejected.class);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> theSameCapturesGiveTheSameItems() {
        return forEachFixture(file -> assertThat(read(file, bytes(file))).isEqualTo(read(file, bytes(file))));
    }

    @TestFactory
    Stream<DynamicTest> cutBodiesKeepWhatStandsBeforeTheCut() {
        return forEachFixture(file -> {
            byte[] body = bytes(file);
            List<Item> whole = read(file, body);
            for (int length = 0; length < body.length; length++) {
                List<Item> items = read(file, Arrays.copyOf(body, length));
                boolean wholeMessages = !bodiesShowTheirEnd()
                        && items.size() < whole.size()
                        && items.equals(whole.subList(0, items.size()));
                if (!items.equals(whole) && !wholeMessages) {
                    int kept = items.size() - 1;
                    assertThat(items.get(kept)).as("last of %d bytes", length).isInstanceOf(Rejected.class);
                    assertThat(items.subList(0, kept)).isEqualTo(whole.subList(0, kept));
                }
            }
        });
    }

    /** With another element in the place of the second, a body says the same of it as where it stood. */
    @TestFactory
    Stream<DynamicTest> anExcerptReadElsewhereGivesItsItem() {
        return forEachFixture(file -> {
            Capture capture = capture(file, bytes(file));
            List<Item> items = read(file, capture.body());
            List<Excerpt> excerpts = IntStream.range(0, items.size())
                    .mapToObj(i -> type.newParser().excerpt(capture, i))
                    .toList();
            assertThat(excerpts)
                    .allSatisfy(excerpt -> assertThat(excerpt.of(capture)).isNotEmpty());
            boolean checked = kind(file).equals("good") && itemsHaveBytesOfTheirOwn();
            for (int i = 1; i < items.size() && checked; i++) {
                int end = excerpts.get(items.size() - 1).to();
                ByteArrayOutputStream framed = new ByteArrayOutputStream();
                framed.write(capture.body(), 0, excerpts.get(1).from());
                framed.writeBytes(excerpts.get(i).of(capture));
                framed.write(capture.body(), end, capture.body().length - end);
                List<Item> reread = Captures.read(capture(file, framed.toByteArray()));
                assertThat(reread)
                        .as("the item of %s alone; CaptureParser.excerpt gives its bytes", excerpts.get(i))
                        .hasSize(2);
                assertThat(withoutPlace(reread.get(1))).isEqualTo(withoutPlace(items.get(i)));
            }
        });
    }

    private static String withoutPlace(Item item) {
        return item.toString().replaceAll("itemIndex=\\d+", "").replaceAll("\\d+ bytes|byte \\d+", "");
    }

    @TestFactory
    Stream<DynamicTest> damagedBodiesNeverThrow() {
        return forEachFixture(file -> {
            Random random = new Random(7);
            for (int i = 0; i < FLIPS; i++) {
                byte[] body = bytes(file).clone();
                for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                    body[random.nextInt(body.length)] = (byte) random.nextInt(256);
                }
                int last = read(file, body).size() - 1;
                type.newParser().excerpt(capture(file, body), Math.max(0, last));
            }
        });
    }

    /** Reads and checks that the indexes count up from 0 and origins are the capture's. */
    private List<Item> read(Path file, byte[] body) {
        Capture capture = capture(file, body);
        List<Item> items = Captures.read(capture);
        for (int i = 0; i < items.size(); i++) {
            assertThat(items.get(i).origin()).isEqualTo(capture.origin(i));
        }
        return items;
    }

    private Capture capture(Path file, byte[] body) {
        int status = Integer.parseInt(file.getFileName().toString().split("[-.]")[1]);
        return Captures.of(type.info().name(), status, body);
    }

    private Stream<DynamicTest> forEachFixture(Consumer<Path> check) {
        return fixtures().map(file -> dynamicTest(file.getFileName().toString(), () -> check.accept(file)));
    }

    private Stream<Path> fixtures() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> !file.toString().endsWith(".items")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the fixtures of " + type + ": make " + folder(), e);
        }
    }

    private Path folder() {
        return GoldenFile.root()
                .resolve("slipstream-ingest/src/test/resources/fixtures")
                .resolve(type.info().name());
    }

    private static String kind(Path file) {
        return file.getFileName().toString().split("-", 2)[0];
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
