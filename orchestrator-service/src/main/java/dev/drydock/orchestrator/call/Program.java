package dev.drydock.orchestrator.call;

import dev.drydock.orchestrator.run.Call;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A program of the operator's: the call as JSON on its input, the main parts in its environment. Exit 0: delivered. */
final class Program implements Line {
    private static final Set<String> PASSED_ON = Set.of("PATH", "HOME", "LANG", "TZ");
    private final Path program;
    private final Duration limit;

    Program(Path program, Duration limit) {
        this.program = program;
        this.limit = limit;
    }

    @Override
    public void deliver(Call call, byte[] json) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(program.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(PASSED_ON);
        builder.environment().putAll(environment(call));
        Process process = builder.start();
        try {
            try (OutputStream in = process.getOutputStream()) {
                in.write(json);
            } catch (IOException e) {
                // it wanted none of it
            }
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(program + " did not end within " + limit.toSeconds() + " s");
            }
            if (process.exitValue() != 0) throw new IOException(program + " exited with " + process.exitValue());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Map<String, String> environment(Call call) {
        Map<String, String> all = new TreeMap<>();
        all.put("DRYDOCK_CALL", call.id());
        all.put("DRYDOCK_WHAT", call.what());
        all.put("DRYDOCK_SITE", call.site());
        all.put("DRYDOCK_RUN", call.run());
        all.put("DRYDOCK_POSITION", call.position());
        all.put("DRYDOCK_REASON", call.reason());
        all.put("DRYDOCK_NEXT", call.next());
        all.replaceAll((name, value) -> value == null ? "" : value.replace('\0', ' '));
        return all;
    }
}
