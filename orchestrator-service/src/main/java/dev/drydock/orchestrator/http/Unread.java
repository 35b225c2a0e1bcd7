package dev.drydock.orchestrator.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with a body, in the words of the one who sent it: Jackson's are of our classes. */
final class Unread {
    private static final Map<Class<?>, String> KINDS = Map.of(
            String.class, "a text",
            boolean.class, "true or false",
            Boolean.class, "true or false",
            int.class, "a whole number",
            Integer.class, "a whole number",
            long.class, "a whole number",
            Long.class, "a whole number",
            Instant.class, "a time in UTC as 2027-01-10T01:00:00Z");

    private Unread() {}

    static String why(JsonProcessingException e) {
        String field = e instanceof JsonMappingException m ? field(m) : "";
        return switch (e) {
            case UnrecognizedPropertyException u ->
                "there is no field `" + field + "`; there are: "
                        + Stream.ofNullable(u.getKnownPropertyIds())
                                .flatMap(known ->
                                        known.stream().map(Object::toString).sorted())
                                .collect(Collectors.joining(", "));
            case MismatchedInputException m
            when m.getTargetType() != null && !field.isEmpty() ->
                "`" + field + "` must be " + KINDS.getOrDefault(m.getTargetType(), "of another form")
                        + (m instanceof InvalidFormatException f && f.getTargetType() == String.class
                                ? ", without the character \\u0000"
                                : "");
            case MismatchedInputException m -> "the body must be one JSON object, as {\"name\": \"value\"}";
            default -> "the body is no whole JSON" + place(e.getLocation());
        };
    }

    private static String field(JsonMappingException e) {
        return e.getPath().stream()
                .map(r -> r.getFieldName() == null ? Integer.toString(r.getIndex()) : r.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String place(JsonLocation at) {
        return at == null || at.getLineNr() < 0
                ? ""
                : ": line " + at.getLineNr() + ", column " + at.getColumnNr() + " is not as it should be";
    }
}
