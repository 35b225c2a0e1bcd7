package dev.drydock.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Django on PostgreSQL: its runserver as a service, and before it a web server that answers 503 while the doors are closed. */
final class DigiPal extends RealSite {
    static final String FIRST = "2.6";
    /** Its migration is not atomic: it leaves a table, a column and rows, and then fails. */
    static final String BROKEN = "2.7";
    /** The same, mended. */
    static final String MENDED = "2.8";

    private static final Path HERE = Path.of("src/test/resources/digipal").toAbsolutePath();
    private static final String PYTHON = "/usr/bin/python3";

    private final Path service = dir.resolve("service.sh");
    private final int behind = DatabaseServer.port();

    private DigiPal() {
        super("digipal", Postgresql.running(), FIRST);
        try {
            Files.writeString(root.resolve("digipal_project/local_settings.py"), settings());
            Files.copy(HERE.resolve("service.sh"), service);
            manage("migrate", "--noinput");
            manage("collectstatic", "--noinput");
            sql(Files.readString(HERE.resolve("seed.sql")));
            Path image = root.resolve("media/uploads/f. 1r.jpg");
            Files.createDirectories(image.getParent());
            Files.write(image, new byte[70_000]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("sh", service.toString(), "start", Integer.toString(behind));
        serve(
                List.of(
                        PYTHON,
                        HERE.resolve("front.py").toString(),
                        root.toString(),
                        Integer.toString(port),
                        Integer.toString(behind)),
                Map.of());
    }

    static DigiPal open() {
        return new DigiPal();
    }

    private String manage(String... words) {
        String[] all = new String[words.length + 3];
        System.arraycopy(new String[] {PYTHON, "-B", "manage.py"}, 0, all, 0, 3);
        System.arraycopy(words, 0, all, 3, words.length);
        return run(all);
    }

    private String settings() {
        return """
                import os
                DATABASES = {'default': {
                    'ENGINE': 'django.db.backends.postgresql',
                    'NAME': '%s',
                    'USER': '%s',
                    'PASSWORD': ''.join(['%s']),
                    'HOST': '127.0.0.1',
                    'PORT': %d,
                }}
                """
                .formatted(database, database, password, server.port);
    }

    @Override
    List<String> parameters() {
        return List.of(
                "stop: \"sh %s stop\"".formatted(service), "start: \"sh %s start %d\"".formatted(service, behind));
    }

    @Override
    List<String> loose() {
        return List.of("logs", "cache", "closed");
    }

    @Override
    public void close() {
        run("sh", service.toString(), "stop");
        super.close();
    }
}
