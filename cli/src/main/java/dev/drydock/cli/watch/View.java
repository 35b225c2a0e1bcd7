package dev.drydock.cli.watch;

import dev.drydock.cli.api.Output;
import dev.drydock.cli.api.Run;

/** How a watched run is shown. */
interface View {

    /** @param json the same as it came */
    void changed(Run run, String json);

    void said(Output output);

    /** Time went by. */
    void tick();

    void lost();

    /** The run rests: nothing more comes. */
    void over(Run run, String json);
}
