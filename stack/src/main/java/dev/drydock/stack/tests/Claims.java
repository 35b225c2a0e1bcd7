package dev.drydock.stack.tests;

import dev.drydock.stack.tests.Sources.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tests that say {@code @Shows}, as their sources have it. */
record Claims(List<Claim> all, List<String> misplaced) {
    private static final Pattern SAYS = Pattern.compile("@Shows\\(");
    private static final Pattern CLAIM = Pattern.compile("@Shows\\(\\{?([0-9, ]+)}?\\)\\s+void (\\w+)\\(");

    record Test(String module, String type, String method) {
        @Override
        public String toString() {
            return module + " `" + type + "#" + method + "`";
        }
    }

    /** @param tags JUnit's, of the method, of its class and of those that this one extends */
    record Claim(int row, Test test, Set<String> tags) {}

    static Claims of(List<Source> sources) {
        List<Claim> all = new ArrayList<>();
        List<String> misplaced = new ArrayList<>();
        for (Source source : sources) {
            List<Claim> found = CLAIM.matcher(source.text())
                    .results()
                    .flatMap(m -> Arrays.stream(m.group(1).split(","))
                            .map(row -> new Claim(
                                    Integer.parseInt(row.strip()),
                                    new Test(source.module(), source.type(), m.group(2)),
                                    tags(source, m.start(), sources))))
                    .toList();
            all.addAll(found);
            if (SAYS.matcher(source.text()).results().count()
                    != found.stream().map(Claim::test).distinct().count())
                misplaced.add(source.module() + " " + source.type()
                        + ": a @Shows that does not stand directly before a test's `void`");
        }
        return new Claims(all, misplaced);
    }

    private static Set<String> tags(Source source, int at, List<Source> sources) {
        Set<String> tags = new HashSet<>(ofType(source, sources));
        int member = Math.max(0, source.text().lastIndexOf("\n\n", at));
        tags.addAll(Sources.tags(source.text().substring(member, at)));
        return tags;
    }

    private static Set<String> ofType(Source source, List<Source> sources) {
        Matcher type = Pattern.compile("class " + source.type() + "(?: extends (\\w+))?")
                .matcher(source.text());
        if (!type.find()) return Set.of();
        Set<String> tags = new HashSet<>(Sources.tags(source.text().substring(0, type.start())));
        sources.stream()
                .filter(s -> s.module().equals(source.module()) && s.type().equals(type.group(1)))
                .forEach(s -> tags.addAll(ofType(s, sources)));
        return tags;
    }
}
