package dev.drydock.e2e.arch;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

final class KnowAnotherService extends ArchCondition<JavaClass> {
    private final List<String> services;

    KnowAnotherService(String... services) {
        super("know another service");
        this.services = Arrays.asList(services);
    }

    @Override
    public void check(JavaClass c, ConditionEvents events) {
        for (Dependency d : c.getDirectDependenciesFromSelf()) {
            Optional<String> to = service(d.getTargetClass());
            boolean another = to.isPresent() && !to.equals(service(c));
            events.add(new SimpleConditionEvent(d, another, d.getDescription()));
        }
    }

    private Optional<String> service(JavaClass c) {
        List<String> parts = Arrays.asList(c.getPackageName().split("\\."));
        return services.stream().filter(parts::contains).findFirst();
    }
}
