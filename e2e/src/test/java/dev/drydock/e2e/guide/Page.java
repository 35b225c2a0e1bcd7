package dev.drydock.e2e.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page as its reader takes it: what is typed, what is written into files, what must be printed then. */
record Page(String name, List<Block> blocks) {
    private static final Pattern FENCE = Pattern.compile("```(\\w*)\\s*");
    private static final Pattern FILE = Pattern.compile("\\*\\*`([^`]+)`\\*\\*.*");

    sealed interface Block {
        /** The line of the page, from 1, at which it begins. */
        int line();
    }

    /** Typed into the page's one shell, a command after the other. */
    record Typed(int line, List<Command> commands) implements Block {}

    /** What the block that was typed last has printed, {@code …} standing for anything. */
    record Printed(int line, List<String> lines) implements Block {}

    /** @param file as the page names it: relative to the working folder, or from {@code ~/} on */
    record Written(int line, String file, String text) implements Block {}

    /** Nobody could type, write or print that. */
    static final class Unreadable extends IllegalArgumentException {
        Unreadable(String page, int line, String why) {
            super(page + ":" + line + ": " + why);
        }
    }

    static Page read(String name, List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (lines.get(i).matches("( {4}|\t).*"))
                throw new Unreadable(name, i + 1, "an indented block is typed by nobody; put it into a fence");
            if (!lines.get(i).startsWith("```")) continue;
            int end = i + 1;
            while (end < lines.size() && !lines.get(end).equals("```")) end++;
            if (end == lines.size()) throw new Unreadable(name, i + 1, "this block has no end");
            if (!fence.matches()) throw new Unreadable(name, i + 1, "this fence says more than a language");
            blocks.add(block(name, i + 1, fence.group(1), file(lines, i), lines.subList(i + 1, end), blocks));
            i = end;
        }
        return new Page(name, List.copyOf(blocks));
    }

    /** The name stands alone at the beginning of the line before, or of the one before an empty line. */
    private static Optional<String> file(List<String> lines, int fence) {
        int above = fence - 1;
        if (above >= 0 && lines.get(above).isBlank()) above--;
        if (above < 0) return Optional.empty();
        Matcher named = FILE.matcher(lines.get(above));
        return named.matches() ? Optional.of(named.group(1)) : Optional.empty();
    }

    private static Block block(
            String name, int line, String language, Optional<String> file, List<String> lines, List<Block> before) {
        if (file.isPresent()) return new Written(line, file.get(), String.join("\n", lines) + "\n");
        if (language.equals("sh")) return new Typed(line, Command.all(name, line, lines));
        if (!language.equals("text"))
            throw new Unreadable(
                    name, line, "neither typed (sh), nor printed (text), nor a file that is named above it");
        if (before.stream().noneMatch(Typed.class::isInstance))
            throw new Unreadable(name, line, "printed by nothing: no block was typed before it");
        return new Printed(line, List.copyOf(lines));
    }
}
