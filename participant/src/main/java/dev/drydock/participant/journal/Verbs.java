package dev.drydock.participant.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.drydock.contract.Work;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The verb of a work, as on the wire. */
public final class Verbs {
    private static final Map<Class<?>, String> NAMES = Arrays.stream(
                    Work.class.getAnnotation(JsonSubTypes.class).value())
            .collect(Collectors.toUnmodifiableMap(JsonSubTypes.Type::value, JsonSubTypes.Type::name));

    private Verbs() {}

    public static String of(Work work) {
        return NAMES.get(work.getClass());
    }

    public static boolean isStop(Work work) {
        return work instanceof Work.Stop;
    }
}
