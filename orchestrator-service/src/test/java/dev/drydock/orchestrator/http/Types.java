package dev.drydock.orchestrator.http;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;

/** Classes of answers by the names that the words give them. */
final class Types {
    private static final List<JavaClass> ALL = new ClassFileImporter()
            .importPackages("dev.drydock.orchestrator.http", "dev.drydock.orchestrator.site").stream()
                    .filter(c -> !c.getSource().map(Object::toString).orElse("").contains("test-classes"))
                    .toList();

    private Types() {}

    static Class<?> named(String name) {
        List<JavaClass> found = ALL.stream()
                .filter(c -> c.getSimpleName().equals(name) && c.isRecord())
                .toList();
        return found.stream()
                .filter(c -> c.getPackageName().endsWith(".http"))
                .findFirst()
                .or(() -> found.stream().findFirst())
                .orElseThrow(() -> new IllegalStateException("no record is called " + name))
                .reflect();
    }
}
