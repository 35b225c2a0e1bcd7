package dev.drydock.participant.job;

import dev.drydock.contract.Place;
import dev.drydock.participant.Job;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A job's files, as they are sent to the site: lines "name length", each followed by that many bytes, then "end 0". */
final class Parcel {
    private Parcel() {}

    static byte[] of(Place place, Job job, String folder, Map<String, byte[]> secrets) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("run", text(run(place, job, folder, secrets)));
        secrets.forEach((name, value) -> parts.put("secrets/" + name, value));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach((name, value) -> {
            all.writeBytes(text(name + " " + value.length + "\n"));
            all.writeBytes(value);
        });
        all.writeBytes(text("end 0\n"));
        return all.toByteArray();
    }

    /** The lines one after the other, each in a shell of its own; the first that fails ends it. $1 is the job's folder. */
    private static String run(Place place, Job job, String folder, Map<String, byte[]> secrets) {
        String root = Names.quoted(place.root());
        StringBuilder text = new StringBuilder(". \"$1/umask\"\n")
                .append(environment(place, job, folder, secrets))
                .append("cd -- " + root + " || { printf 'cannot enter %s\\n' " + root + "; exit 126; }\n");
        job.lines()
                .forEach(
                        line -> text.append("sh -c ").append(Names.quoted(line)).append(" drydock || exit $?\n"));
        return text.toString();
    }

    private static String environment(Place place, Job job, String folder, Map<String, byte[]> secrets) {
        Map<String, String> all = new TreeMap<>(place.parameters());
        all.putAll(job.environment());
        secrets.keySet().forEach(name -> all.put(name, folder + "/secrets/" + name));
        StringBuilder text = new StringBuilder();
        all.forEach((name, value) -> text.append("export ")
                .append(Names.checked(name))
                .append('=')
                .append(Names.quoted(value))
                .append('\n'));
        return text.toString();
    }

    private static byte[] text(String s) {
        return s.getBytes(StandardCharsets.UTF_8);
    }
}
