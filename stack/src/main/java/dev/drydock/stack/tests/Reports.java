package dev.drydock.stack.tests;

import dev.drydock.stack.Trouble;
import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The reports and figures that the modules' tests leave behind. */
record Reports(Path top) {
    /** Begins a line of what a module's tests print: said by test-parts. */
    private static final String SERVERS = "servers of these tests: ";

    /** Nothing of an earlier run may be counted. */
    void clear() {
        for (Path m : modules()) {
            Tool.delete(m.resolve("target/surefire-reports"));
            Tool.delete(m.resolve("target/figures"));
        }
    }

    List<Report> read() {
        return modules().stream()
                .flatMap(m -> list(m.resolve("target/surefire-reports"), "TEST-.*\\.xml").stream()
                        .map(f -> parse(name(m), f))
                        .reduce(Report::plus)
                        .stream())
                .toList();
    }

    /** @return empty: none of its tests ran */
    Optional<Report> of(String module, String test) {
        Path report = top.resolve(module + "/target/surefire-reports/TEST-" + test + ".xml");
        return Files.exists(report) ? Optional.of(parse(module, report)) : Optional.empty();
    }

    List<Path> figures() {
        return modules().stream()
                .flatMap(m -> list(m.resolve("target/figures"), ".*\\.txt").stream())
                .toList();
    }

    private List<Path> modules() {
        return list(top, "[^.].*").stream()
                .filter(p -> Files.exists(p.resolve("pom.xml")))
                .toList();
    }

    static Report parse(String module, Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            // each &lt; counts as one, and a test may say much; entities of its own it may not have
            factory.setAttribute("jdk.xml.maxGeneralEntitySizeLimit", "0");
            factory.setAttribute("jdk.xml.totalEntitySizeLimit", "0");
            Document report = factory.newDocumentBuilder().parse(file.toFile());
            return count(module, report.getElementsByTagName("testcase"), servers(report));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new Trouble("cannot read the test report " + file + ": " + e.getMessage(), e);
        }
    }

    private static Optional<String> servers(Document report) {
        NodeList outputs = report.getElementsByTagName("system-out");
        return IntStream.range(0, outputs.getLength())
                .mapToObj(i -> outputs.item(i).getTextContent())
                .flatMap(String::lines)
                .filter(l -> l.startsWith(SERVERS))
                .findFirst();
    }

    private static Report count(String module, NodeList cases, Optional<String> servers) {
        List<String> passed = new ArrayList<>();
        List<Report.Failed> failed = new ArrayList<>();
        List<Report.Skipped> skipped = new ArrayList<>();
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            String name = test.getAttribute("classname") + "." + test.getAttribute("name");
            Element bad = first(test, "failure") == null ? first(test, "error") : first(test, "failure");
            Element left = first(test, "skipped");
            if (bad != null) failed.add(new Report.Failed(name, bad.getAttribute("message")));
            else if (left != null) skipped.add(new Report.Skipped(name, reason(left)));
            else passed.add(name);
        }
        return new Report(module, passed, failed, skipped, servers);
    }

    // @Disabled has a message; a failed assumption has its first line of text
    private static String reason(Element skipped) {
        String message = skipped.getAttribute("message");
        if (!message.isBlank()) return message;
        return skipped.getTextContent().strip().lines().findFirst().orElse("").replaceFirst("^[\\w.]+Exception: ", "");
    }

    private static Element first(Element in, String tag) {
        return (Element) in.getElementsByTagName(tag).item(0);
    }

    private static String name(Path module) {
        return module.getFileName().toString();
    }

    private static List<Path> list(Path dir, String pattern) {
        if (!Files.isDirectory(dir)) return List.of();
        try (Stream<Path> all = Files.list(dir)) {
            return all.filter(p -> p.getFileName().toString().matches(pattern))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (IOException e) {
            throw new Trouble("cannot read " + dir + ": " + e, e);
        }
    }
}
