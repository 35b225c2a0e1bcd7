package dev.drydock.backup;

import java.nio.file.Path;

public final class Speed {
    public static void main(String[] a) throws Exception {
        Path base = Path.of("/tmp/spd");
        Fixture f = new Fixture(base);
        if (!java.nio.file.Files.exists(f.root)) {
            Fixture.sh(base, Fixture.resource("tiny.sh"), f.root.toString());
            Fixture.sh(base, "mv /tmp/tree/data site/big");
        }
        Fixture.sh(f.root, "rm -f var/down");
        int n = Integer.parseInt(a[0]);
        for (int i = 0; i < n; i++) {
            Fixture.sh(f.root, "rm -f var/down");
            time("copy", f::copy);
            f.closeDoors();
            Fixture.sh(f.root, "find big -name '*7' -path '*[05]7' -exec touch {} +");
            time("backup", f::backup);
            time("drill", f::drill);
        }
    }

    static void time(String what, java.util.function.Supplier<Object> s) {
        long t = System.nanoTime();
        Object o = s.get();
        System.out.printf(
                "%-10s %.2f s  %s%n",
                what,
                (System.nanoTime() - t) / 1e9,
                o.toString().substring(0, Math.min(60, o.toString().length())));
    }
}
