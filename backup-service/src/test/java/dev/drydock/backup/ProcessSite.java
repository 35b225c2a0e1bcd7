package dev.drydock.backup;

import dev.drydock.contract.Place;
import dev.drydock.participant.Ending;
import dev.drydock.participant.Job;
import dev.drydock.participant.Output;
import dev.drydock.participant.Pipe;
import dev.drydock.participant.Piped;
import dev.drydock.participant.Read;
import dev.drydock.participant.Site;
import java.io.File;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A site on this machine without jobs, locks and epochs.
 *
 * @param breaksAfter the pipe breaks when so many bytes have gone to the site; -1: never
 */
record ProcessSite(Place place, boolean begunBefore, long breaksAfter, List<String> said) implements Site {
    ProcessSite(Place place) {
        this(place, false, -1, new ArrayList<>());
    }

    ProcessSite breaking(long after) {
        return new ProcessSite(place, begunBefore, after, said);
    }

    ProcessSite begun() {
        return new ProcessSite(place, true, breaksAfter, said);
    }

    @Override
    public Output read(Read read) {
        try {
            File errors = File.createTempFile("errors", "");
            Process process = start(read.argv(), read.environment(), errors);
            process.getOutputStream().close();
            byte[] bytes = process.getInputStream().readAllBytes();
            return new Output(process.waitFor(), bytes, said(errors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <T> Piped<T> pipe(Pipe pipe, Pipe.Body<T> body) {
        List<String> argv = new ArrayList<>(List.of("sh", "-c", pipe.script(), "sh"));
        argv.addAll(pipe.arguments());
        try {
            File errors = File.createTempFile("errors", "");
            Process process = start(argv, pipe.environment(), errors);
            try {
                T value = body.run(process.getInputStream(), cut(process.getOutputStream(), process));
                return new Piped.Over<>(value, process.waitFor(), said(errors));
            } catch (Broken | IOException e) {
                return new Piped.Broken<>(e.getMessage());
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Broken extends RuntimeException {
        Broken() {
            super("the connection broke");
        }
    }

    private OutputStream cut(OutputStream out, Process process) {
        return new FilterOutputStream(out) {
            private long count;

            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                count += length;
                if (breaksAfter >= 0 && count > breaksAfter) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                    throw new Broken();
                }
                out.write(bytes, offset, length);
            }
        };
    }

    private Process start(List<String> argv, Map<String, String> environment, File errors) throws IOException {
        File root = new File(place.root());
        ProcessBuilder builder = new ProcessBuilder(argv).directory(root.isDirectory() ? root : new File("/"));
        builder.environment().putAll(place.parameters());
        builder.environment().putAll(environment);
        return builder.redirectError(errors).start();
    }

    private static String said(File errors) throws IOException {
        String text = Files.readString(errors.toPath(), java.nio.charset.StandardCharsets.ISO_8859_1);
        errors.delete();
        return text;
    }

    @Override
    public Ending job(Job job) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void say(String line) {
        said.add(line);
    }

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
