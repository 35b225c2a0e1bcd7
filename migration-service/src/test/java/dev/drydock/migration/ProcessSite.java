package dev.drydock.migration;

import dev.drydock.contract.Place;
import dev.drydock.participant.Ending;
import dev.drydock.participant.Job;
import dev.drydock.participant.Output;
import dev.drydock.participant.Pipe;
import dev.drydock.participant.Piped;
import dev.drydock.participant.Read;
import dev.drydock.participant.Site;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

record ProcessSite(Place place, boolean begunBefore) implements Site {
    @Override
    public Output read(Read read) {
        return run(read.argv(), read.environment());
    }

    @Override
    public Ending job(Job job) {
        StringBuilder said = new StringBuilder();
        for (String line : job.lines()) {
            Output output = run(List.of("sh", "-c", "exec 2>&1\n" + line), job.environment());
            said.append(output.text());
            if (!output.ok()) {
                return new Ending.Exited(output.exit(), said.toString(), false);
            }
        }
        return new Ending.Exited(0, said.toString(), false);
    }

    private Output run(List<String> argv, Map<String, String> environment) {
        try {
            File root = new File(place.root());
            ProcessBuilder builder = new ProcessBuilder(argv).directory(root.isDirectory() ? root : new File("/"));
            builder.environment().putAll(place.parameters());
            builder.environment().putAll(environment);
            File errors = File.createTempFile("errors", "");
            Process process = builder.redirectError(errors).start();
            process.getOutputStream().close();
            byte[] bytes = process.getInputStream().readAllBytes();
            int exit = process.waitFor();
            String said = java.nio.file.Files.readString(errors.toPath());
            errors.delete();
            return new Output(exit, bytes, said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <T> Piped<T> pipe(Pipe pipe, Pipe.Body<T> body) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void say(String line) {}

    @Override
    public void percent(int percent) {}

    @Override
    public String secret(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public java.util.Optional<String> jobs() {
        return java.util.Optional.of(place().jobs());
    }
}
