package dev.drydock.cli.record;

import dev.drydock.cli.api.Entries.Entry;
import java.util.List;

/** For the tests of other packages. */
public final class Records {
    private Records() {}

    public static List<Entry> three() {
        return ChainTest.record();
    }
}
