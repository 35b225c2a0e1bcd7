package dev.drydock.audit.http;

import dev.drydock.audit.store.Kept;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Lines for a spreadsheet, which takes none of their cells for a formula. Pure. */
final class Csv {
    static final String HEADINGS = "run,sequence,time,type,site,actor,event,hash,partition,offset\r\n";

    private Csv() {}

    static String line(Kept k) {
        return List.of(
                                k.run(),
                                Long.toString(k.sequence()),
                                k.time().toString(),
                                k.type(),
                                k.site(),
                                k.actor(),
                                new String(k.value(), StandardCharsets.UTF_8),
                                k.hash(),
                                Integer.toString(k.partition()),
                                Long.toString(k.offset()))
                        .stream()
                        .map(Csv::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    static String cell(String text) {
        String tame = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return tame.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n' || c == '\'' || c == '\t')
                ? '"' + tame.replace("\"", "\"\"") + '"'
                : tame;
    }
}
