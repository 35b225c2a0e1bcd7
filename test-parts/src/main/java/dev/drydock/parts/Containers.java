package dev.drydock.parts;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testcontainers.containers.GenericContainer;

/** Starts one, in a minute or not at all, and stops it with this process. */
final class Containers {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private Containers() {}

    static void start(GenericContainer<?> server) {
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        String image = server.getDockerImageName();
        CompletableFuture<Void> started = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("start " + image).start(() -> {
            try {
                server.start();
                started.complete(null);
            } catch (Throwable e) {
                started.completeExceptionally(e);
            }
        });
        try {
            started.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw trouble(image, "it was not up after " + LIMIT.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw trouble(image, e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static IllegalStateException trouble(String image, String why, Throwable cause) {
        return new IllegalStateException(
                "the Docker engine started no " + image + ": " + why + "; " + Parts.VARIABLE
                        + "=embedded runs these tests without it",
                cause);
    }
}
