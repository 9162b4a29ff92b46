package dev.slipstream.lakehouse.question;

import dev.slipstream.core.config.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The questions there are: those of the program and those of the user, by name. */
public final class Questions {
    /** Every file of {@code resources/questions}; a new one is added here. */
    private static final List<String> BUNDLED = List.of(
            "airline-with-most-flights",
            "altitude-by-hour",
            "busiest-airspaces",
            "flight",
            "flight-events",
            "flight-path",
            "flights-by-hour",
            "flights-in-area",
            "flights-table",
            "latest-position",
            "popular-cells",
            "traffic-by-month");

    /** Every file of {@code resources/gold}; each stands behind those it reads. */
    private static final List<String> BUNDLED_GOLD = List.of(
            "altitude_hourly",
            "cells_daily",
            "cells_hourly",
            "countries_hourly",
            "flights_daily",
            "hexes_hourly",
            "operators_hourly",
            "traffic_hourly",
            "traffic_monthly");

    private final Map<String, Question> byName;

    private Questions(Map<String, Question> byName) {
        this.byName = byName;
    }

    /** The questions that come with the program. */
    public static Questions bundled() {
        Map<String, Question> questions = new TreeMap<>();
        BUNDLED.forEach(name -> questions.put(name, resource("/questions/" + name + ".sql")));
        return new Questions(questions);
    }

    /** The gold tables that come with the program. */
    public static List<Question> bundledGold() {
        return BUNDLED_GOLD.stream()
                .map(name -> resource("/gold/" + name + ".sql"))
                .toList();
    }

    /** These and the {@code .sql} files of a folder, which may replace one of the same name; the folder may be missing. */
    public Questions with(Path folder) {
        if (!Files.isDirectory(folder)) {
            return this;
        }
        Map<String, Question> questions = new TreeMap<>(byName);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".sql"))
                    .sorted()
                    .toList()) {
                Question question = Question.parse(file.toString(), Files.readString(file));
                questions.put(question.name(), question);
            }
        } catch (IOException e) {
            throw new UserError(
                    "Cannot read the questions in " + folder + ": " + e.getMessage()
                            + ". Make the folder and its files readable, as UTF-8.",
                    e);
        }
        return new Questions(questions);
    }

    /** All of them in the order of their names. */
    public List<Question> list() {
        return List.copyOf(byName.values());
    }

    /** @throws UserError when there is none of this name */
    public Question question(String name) {
        Question question = byName.get(name);
        if (question == null) {
            throw new UserError("Cannot answer \"" + name + "\": there is no such question. There are "
                    + String.join(", ", byName.keySet()) + ".");
        }
        return question;
    }

    private static Question resource(String path) {
        try (InputStream in = Questions.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("Cannot find the resource " + path);
            }
            return Question.parse(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the resource " + path, e);
        }
    }
}
