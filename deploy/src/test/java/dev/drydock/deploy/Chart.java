package dev.drydock.deploy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import dev.drydock.stack.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The chart through Helm itself. */
final class Chart {
    static final Path DEPLOY = Home.find().top().resolve("deploy");
    private static final Path CHART = DEPLOY.resolve("helm/drydock");
    private static final Path VALUES = Path.of("src/test/resources/values");

    /** The oldest that the chart says it is for: Chart.yaml. */
    private static final String KUBERNETES = "1.25.0";

    static final List<String> SETS = List.of("", "small", "large", "closed");

    private static final Map<String, String> RENDERED = new ConcurrentHashMap<>();

    private Chart() {}

    /** @param values one of {@link #SETS}; empty: the chart's own */
    static String render(String values) {
        return RENDERED.computeIfAbsent(values, set -> {
            TemplateCommand template = template();
            return (set.isEmpty() ? template : template.withValuesFile(VALUES.resolve(set + ".yaml"))).call();
        });
    }

    static String renderWith(Map<String, Object> values) {
        TemplateCommand template = template();
        values.forEach(template::set);
        return template.call();
    }

    private static TemplateCommand template() {
        return new Helm(CHART)
                .template()
                .withName("drydock")
                .withNamespace("drydock")
                .withKubeVersion(KUBERNETES);
    }

    static LintResult lint() {
        return new Helm(CHART).lint().strict().call();
    }
}
