package dev.drydock.orchestrator.http;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;

/** All that ships. */
final class Endpoints {
    private Endpoints() {}

    /** What is described for programs. What hangs at closed doors is a page: it is never answered well. */
    static List<Endpoint> api() {
        return asked().stream().filter(e -> !e.closed()).toList();
    }

    /** All that is asked by others than people at the console. */
    static List<Endpoint> asked() {
        return all().stream().filter(e -> !e.console()).toList();
    }

    static List<Endpoint> all() {
        return Endpoint.of(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.drydock.orchestrator")
                        .stream()
                        .map(JavaClass::reflect));
    }
}
