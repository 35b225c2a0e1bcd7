package dev.drydock.participant.job;

import dev.drydock.contract.Place;
import dev.drydock.participant.Job;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A job's files, as they are sent to the site: lines "name length", each followed by that many bytes. */
final class Parcel {
    private Parcel() {}

    static byte[] of(Place place, Job job, String folder, Map<String, byte[]> secrets) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("wrapper", text(Scripts.WRAPPER));
        parts.put("run", text(Scripts.RUN));
        parts.put("env", text(environment(place, job, folder, secrets)));
        for (int i = 0; i < job.lines().size(); i++) {
            parts.put("line.%04d".formatted(i), text(job.lines().get(i) + "\n"));
        }
        secrets.forEach((name, value) -> parts.put("secrets/" + name, value));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach((name, value) -> {
            all.writeBytes(text(name + " " + value.length + "\n"));
            all.writeBytes(value);
        });
        return all.toByteArray();
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
