package dev.slipstream.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.javalin.Javalin;
import io.javalin.websocket.WsHandlerType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every route says who may call it, and the reference says the same. */
class RolesTest {
    private static final Path REFERENCE =
            Path.of(System.getProperty("slipstream.root", ".."), "docs", "reference", "api.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `(GET|POST) (/[^`]*)`( \\(WebSocket\\))?[^|]*\\| (public|viewer|operator) \\|.*");

    @Test
    void theTestsKnowEveryGroupOfRoutes() {
        JavaClasses ours = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.slipstream.app.web");
        Set<String> groups = ours.stream()
                .filter(type -> type.isAssignableTo(Routes.class) && !type.isInterface())
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
        assertThat(new AllRoutes().list())
                .as("add the new group to AllRoutes")
                .extracting(group -> group.getClass().getName())
                .containsExactlyInAnyOrderElementsOf(groups);
    }

    @Test
    void everyRouteHasExactlyOneRole() {
        assertThat(routes()).hasSizeGreaterThan(10).allMatch(route -> route.matches("\\S+ \\S+ [a-z]+"), "one role");
    }

    @Test
    void theReferenceListsEveryRouteWithItsRole() throws IOException {
        assumeTrue(Files.exists(REFERENCE), "there is no " + REFERENCE);
        Set<String> documented = new TreeSet<>();
        for (String line : Files.readAllLines(REFERENCE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && !row.group(2).equals("/")) {
                String method = row.group(3) == null ? row.group(1) : "WEBSOCKET";
                documented.add(method + " " + row.group(2) + " " + row.group(4));
            }
        }
        assertThat(documented).as("mend the table of routes in %s", REFERENCE).isEqualTo(routes());
    }

    @Test
    void aServerWithARouteThatNamesNoRoleOrTwoDoesNotStart() {
        WebServer.Access access = new WebServer.Access("127.0.0.1", 0, List.of(), "token");
        assertThatThrownBy(() -> WebServer.start(access, List.of(routes -> routes.get("/open", context -> {}))))
                .hasMessageContaining("GET /open")
                .hasMessageContaining("exactly one Role");
        assertThatThrownBy(() -> WebServer.start(
                        access, List.of(routes -> routes.post("/both", context -> {}, Role.VIEWER, Role.OPERATOR))))
                .hasMessageContaining("POST /both");
        assertThatThrownBy(() -> WebServer.start(access, List.of(routes -> routes.ws("/socket", socket -> {}))))
                .hasMessageContaining("WebSocket /socket");
    }

    /** As {@code GET /path role}. */
    private static Set<String> routes() {
        Set<String> found = new TreeSet<>();
        Javalin unused = Javalin.create(config -> {
            config.events.handlerAdded(
                    added -> found.add(added.getHttpMethod() + " " + added.getPath() + " " + roles(added.getRoles())));
            config.events.wsHandlerAdded(added -> {
                if (added.getHandlerType() == WsHandlerType.WEBSOCKET) {
                    found.add("WEBSOCKET " + added.getPath() + " " + roles(added.getRoles()));
                }
            });
            new AllRoutes().list().forEach(group -> group.register(config.routes));
        });
        return found;
    }

    private static String roles(Set<?> roles) {
        return roles.stream()
                .map(role -> role.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("+"));
    }
}
