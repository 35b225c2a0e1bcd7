package dev.drydock.e2e.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What Maven's module graph does not say. Each rule has a class in {@code canary} that it must object to. */
final class Rules {
    private Rules() {}

    static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("the saga is pure: no clock, no chance, no input or output", sagaIsPure());
        rules.put("only jobs and the stack start processes", processes());
        rules.put(
                "messaging lives in its own packages",
                only(List.of("..messaging.."), "org.apache.kafka..", "org.eclipse.microprofile.reactive.messaging.."));
        rules.put(
                "HTTP lives in its own packages",
                only(List.of("..http..", "..console..", "..closed.."), "jakarta.ws.rs.."));
        rules.put("the console asks the API", console());
        rules.put("persistence lives in its own packages", persistence());
        rules.put("the contract needs no framework", contract());
        rules.put("the command line knows no message but the record", commandLine());
        rules.put("no service knows another", services());
        rules.put("leases and limits: no clock of this machine", leasesAndLimits());
        return rules;
    }

    /** A point in time is a value; what time it is now is not. */
    private static ArchRule sagaIsPure() {
        return CompositeArchRule.of(dependsOnValuesOnly())
                .and(noClasses()
                        .that(resideInAPackage("..saga.."))
                        .should()
                        .callMethod(java.time.Instant.class, "now"));
    }

    private static ArchRule dependsOnValuesOnly() {
        return classes()
                .that(resideInAPackage("..saga.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "..saga..",
                                "dev.drydock.contract",
                                "com.fasterxml.jackson.annotation",
                                "java.lang..",
                                "java.util..")
                        .or(equivalentTo(java.time.Instant.class))
                        .and(not(assignableTo(java.util.random.RandomGenerator.class)))
                        .and(not(assignableTo(java.util.UUID.class)))
                        .and(not(assignableTo(java.util.Timer.class)))
                        .and(not(resideInAPackage("java.util.concurrent.."))));
    }

    private static ArchRule processes() {
        return noClasses()
                .that(not(resideInAnyPackage(
                        "dev.drydock.participant.job..",
                        "dev.drydock.orchestrator.call..",
                        "dev.drydock.stack..",
                        "dev.drydock.bench..",
                        "dev.drydock.cli.terminal..")))
                .should()
                .dependOnClassesThat(assignableTo(ProcessBuilder.class))
                .orShould()
                .callMethod(Runtime.class, "exec", String[].class);
    }

    private static ArchRule console() {
        return noClasses()
                .that(resideInAPackage("..console.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("..store..", "..run..", "..saga..", "..messaging.."));
    }

    private static ArchRule only(List<String> homes, String... what) {
        String[] own = Stream.concat(homes.stream(), Stream.of("dev.drydock.stack..", "dev.drydock.bench.."))
                .toArray(String[]::new);
        return noClasses().that(not(resideInAnyPackage(own))).should().dependOnClassesThat(resideInAnyPackage(what));
    }

    private static ArchRule persistence() {
        return noClasses()
                .that(not(resideInAnyPackage("..store..", "..journal..", "dev.drydock.stack..", "dev.drydock.bench..")))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "javax.sql..", "java.sql.."));
    }

    private static ArchRule contract() {
        return classes()
                .that(resideInAnyPackage("dev.drydock.contract", "..canary.contract"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "dev.drydock.contract", "..canary.contract", "com.fasterxml.jackson.annotation", "java.."));
    }

    /** It talks HTTP; how the record is proved without any server stands in packages of their own. */
    private static ArchRule commandLine() {
        return noClasses()
                .that(resideInAnyPackage("dev.drydock.cli..", "..canary.cli"))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.drydock.contract"));
    }

    /** Leases go by the database's clock, limits and patience by time that passes: a clock that is set ends nothing. */
    private static ArchRule leasesAndLimits() {
        return noClasses()
                .that(resideInAnyPackage(
                        "dev.drydock.participant.journal..",
                        "dev.drydock.participant.work..",
                        "dev.drydock.participant.job..",
                        "dev.drydock.participant.ssh..",
                        "..canary.journal"))
                // it only stamps what it passes on
                .and(not(simpleName("Voices")))
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.Clock.class, "instant")
                .orShould()
                .callMethod(java.time.Clock.class, "millis")
                .orShould()
                .callMethod(System.class, "currentTimeMillis");
    }

    private static ArchRule services() {
        String[] services = {"orchestrator", "backup", "vcs", "migration", "maintenance", "audit"};
        return noClasses()
                .that(resideInAnyPackage(
                        Arrays.stream(services).map(s -> ".." + s + "..").toArray(String[]::new)))
                .should(new KnowAnotherService(services));
    }
}
