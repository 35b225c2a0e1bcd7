package dev.drydock.orchestrator.http;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;

/** All that ships. */
final class Endpoints {
    private Endpoints() {}

    /** For programs; the console is for people, and what hangs at closed doors for visitors. */
    static List<Endpoint> api() {
        return all().stream()
                .filter(e -> !e.console() && !e.path().startsWith("/closed/"))
                .toList();
    }

    static List<Endpoint> all() {
        return Endpoint.of(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.drydock.orchestrator")
                        .stream()
                        .map(JavaClass::reflect));
    }
}
