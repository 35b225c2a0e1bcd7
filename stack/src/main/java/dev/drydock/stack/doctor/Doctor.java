package dev.drydock.stack.doctor;

import dev.drydock.stack.Data;
import dev.drydock.stack.State;
import java.util.ArrayList;
import java.util.List;

/** Looks at everything that can be wrong here. It changes nothing, and what does not answer is a finding as any other. */
public final class Doctor {
    private Doctor() {}

    public static List<Finding> examine(Data data) {
        State state = State.load(data);
        List<Finding> all = new ArrayList<>(Machine.look(data, state));
        if (state.url().isEmpty()) {
            all.add(Finding.bad("Drydock", "was never started from " + data.dir(), "./drydock up, or --data DIR"));
            return all;
        }
        all.addAll(Keyring.look(data));
        all.addAll(Base.look(data, state));
        all.addAll(Running.look(data, state));
        return all;
    }
}
