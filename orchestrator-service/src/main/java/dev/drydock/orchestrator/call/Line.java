package dev.drydock.orchestrator.call;

import dev.drydock.orchestrator.run.Call;

/** A way to a person. */
interface Line {
    /** @throws Exception it did not get through; its message says why */
    void deliver(Call call, byte[] json) throws Exception;
}
