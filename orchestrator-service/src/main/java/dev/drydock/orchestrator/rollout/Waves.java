package dev.drydock.orchestrator.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many sites have their turn together: {@code 1}, {@code 25%} of all, and the {@code rest} as the last. */
public final class Waves {
    public static final List<String> USUAL = List.of("1", "25%", "rest");
    private static final int MOST = 20;
    private static final Pattern WAVE = Pattern.compile("([1-9][0-9]{0,3})(%?)");

    private Waves() {}

    /** @return what is wrong with it; empty: nothing */
    public static Optional<String> complaint(List<String> said) {
        if (said.isEmpty() || said.size() > MOST) return Optional.of("there are 1 to " + MOST + " waves");
        if (!"rest".equals(said.getLast()))
            return Optional.of("the last wave is the `rest`, so that no site is left out");
        if (said.stream().anyMatch(Objects::isNull)) return Optional.of("a wave is empty");
        for (String wave : said.subList(0, said.size() - 1)) {
            Matcher m = WAVE.matcher(wave);
            boolean good = m.matches() && (m.group(2).isEmpty() || Integer.parseInt(m.group(1)) <= 100);
            if (!good) return Optional.of("“" + wave + "” is no wave: a number of sites, or a share like 25%");
        }
        return Optional.empty();
    }

    /** @return each wave's size, none empty; together they are all */
    static List<Integer> sizes(List<String> said, int all) {
        List<Integer> sizes = new ArrayList<>();
        int left = all;
        for (String wave : said) {
            int size = Math.min(left, wave.equals("rest") ? left : size(wave, all));
            if (size > 0) sizes.add(size);
            left -= size;
        }
        return sizes;
    }

    private static int size(String wave, int all) {
        boolean share = wave.endsWith("%");
        int number = Integer.parseInt(share ? wave.substring(0, wave.length() - 1) : wave);
        return share ? Math.max(1, (all * number + 99) / 100) : number;
    }
}
