package dev.slipstream.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/**
 * Holds the boundaries of ARCHITECTURE.md. When a rule breaks: move the class to the package that may know what it
 * needs, or pass what it needs as an argument; a boundary changes only with a decision in docs/decisions.
 */
@AnalyzeClasses(
        packages = "dev.slipstream",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
    /** The other modules' fixtures are on the class path as jars. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final String KAFKA = "org.apache.kafka..";
    private static final String FLINK = "org.apache.flink..";
    private static final String ICEBERG = "org.apache.iceberg..";

    @ArchTest
    static final ArchRule theModelKnowsOnlyJava = classes()
            .that()
            .resideInAPackage("dev.slipstream.core.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.slipstream.core.model..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule thinkingKnowsOnlyTheModel = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.slipstream.core.trajectory..", "dev.slipstream.core.geo..", "dev.slipstream.core.reference..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.slipstream.core.wire..",
                    "dev.slipstream.ingest..",
                    "dev.slipstream.lakehouse..",
                    "org.apache.avro..");

    @ArchTest
    static final ArchRule theCoreKnowsNoEngine = noClasses()
            .that()
            .resideInAPackage("dev.slipstream.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    KAFKA,
                    FLINK,
                    ICEBERG,
                    "org.duckdb..",
                    "java.sql..",
                    "dev.slipstream.ingest..",
                    "dev.slipstream.lakehouse..",
                    "dev.slipstream.stream..",
                    "dev.slipstream.app..");

    @ArchTest
    static final ArchRule providersKnowNoKafkaAndNothingAbove = noClasses()
            .that()
            .resideInAPackage("dev.slipstream.ingest.provider..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(KAFKA, FLINK, ICEBERG, "dev.slipstream.ingest.publish..", "dev.slipstream.app..");

    @ArchTest
    static final ArchRule kafkaStaysInPublishStreamAndApp = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.slipstream.ingest.publish..", "dev.slipstream.stream..", "dev.slipstream.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(KAFKA);

    @ArchTest
    static final ArchRule flinkStaysInStreamAndApp = noClasses()
            .that()
            .resideOutsideOfPackages("dev.slipstream.stream..", "dev.slipstream.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(FLINK);

    @ArchTest
    static final ArchRule icebergStaysInTableAndStream = noClasses()
            .that()
            .resideOutsideOfPackages("dev.slipstream.lakehouse.table..", "dev.slipstream.stream..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ICEBERG);

    @ArchTest
    static final ArchRule theLakehouseKnowsNoStreamAndNoProvider = noClasses()
            .that()
            .resideInAPackage("dev.slipstream.lakehouse..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.slipstream.ingest..", "dev.slipstream.stream..", "dev.slipstream.app..");

    /** FaultPoints, where a test may kill the process, is the one thing of publish that the stream uses. */
    @ArchTest
    static final ArchRule theStreamKnowsOfIngestOnlyProvidersAndOfTheLakehouseOnlyTables = noClasses()
            .that()
            .resideInAPackage("dev.slipstream.stream..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "dev.slipstream.ingest.publish..",
                            "dev.slipstream.lakehouse.question..",
                            "dev.slipstream.app..")
                    .and(not(simpleName("FaultPoints"))));

    @ArchTest
    static final ArchRule ingestKnowsNoTablesAndNoApp = noClasses()
            .that()
            .resideInAPackage("dev.slipstream.ingest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.slipstream.lakehouse..", "dev.slipstream.stream..", "dev.slipstream.app..", "java.sql..");

    @ArchTest
    static final ArchRule sqlIsRunInLakehouseAndApp = noClasses()
            .that()
            .resideOutsideOfPackages("dev.slipstream.lakehouse..", "dev.slipstream.app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "org.duckdb..");

    @ArchTest
    static final ArchRule theAppServesTheWebFromTwoPackages = noClasses()
            .that()
            .resideOutsideOfPackages("dev.slipstream.app.web..", "dev.slipstream.app.simulate..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..");

    @ArchTest
    static final ArchRule nobodyReadsTheClockOutsideTheApp = noClasses()
            .that()
            .resideOutsideOfPackage("dev.slipstream.app..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now");

    @ArchTest
    static final ArchRule providersDoNotSeeEachOther =
            slices().matching("dev.slipstream.ingest.provider.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.slipstream.(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = noClasses()
            .that()
            .resideInAPackage("dev.slipstream..")
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)$");
}
