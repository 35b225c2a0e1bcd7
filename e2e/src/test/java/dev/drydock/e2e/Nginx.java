package dev.drydock.e2e;

import dev.drydock.stack.Home;
import dev.drydock.stack.process.Spawn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The real one in front of an application, with what docs/visitors.md gives for it. */
record Nginx(String url) {
    private static final Path PAGE = Home.find().top().resolve("docs/visitors.md");
    private static final String AROUND =
            """
            daemon off;
            error_log stderr;
            pid %1$s/nginx.pid;
            events {}
            http {
                access_log off;
                client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/f; uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;
                server {
                    listen 127.0.0.1:%2$d;
                    %3$s
                }
            }
            """;

    static Nginx start(Path folder, String site, String application) throws IOException {
        return start(folder, site, application, Dock.STACK.url());
    }

    /** A guest of the stack: it ends with it. */
    static Nginx start(Path folder, String site, String application, String drydock) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf("```nginx\n") + "```nginx\n".length();
        String given = page.substring(from, page.indexOf("```", from))
                .replace("http://127.0.0.1:8080", application)
                .replace("http://127.0.0.1:7070", drydock)
                .replace("my-site", site);
        int port = Dock.STACK.freePort();
        Path file = Files.writeString(folder.resolve("nginx.conf"), AROUND.formatted(folder, port, given));
        List<String> command = List.of("nginx", "-p", folder.toString(), "-c", file.toString());
        Map<String, String> path = Map.of("PATH", System.getenv("PATH") + ":/usr/sbin");
        Dock.STACK.guest(new Spawn("nginx", command, path, folder, Dock.STACK.log("nginx")));
        return new Nginx("http://127.0.0.1:" + port);
    }
}
