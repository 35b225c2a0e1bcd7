package dev.drydock.e2e;

import dev.drydock.contract.FailPoint;
import dev.drydock.stack.Options;
import dev.drydock.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One real stack for all tests of this process; ended with it. */
public final class Dock {
    public static final Path DIR = folder();
    static final Issuer ISSUER = new Issuer();
    public static final Stack STACK = Stack.start(
            DIR.resolve("data"),
            Options.free()
                    .with(Map.of(
                            "DRYDOCK_CALL_PROGRAM",
                            program().toString(),
                            FailPoint.FOLDER,
                            failPoints().toString(),
                            "DRYDOCK_HEADS_EVERY",
                            "2s",
                            "DRYDOCK_OIDC_ISSUER",
                            ISSUER.url(),
                            "DRYDOCK_OIDC_ROLES",
                            "leads=approver,/ops=operator",
                            "DRYDOCK_OIDC_ROLE_CLAIM",
                            "realm_access/roles",
                            "DRYDOCK_OIDC_SCOPE_CLAIM",
                            "sites")));

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(STACK::close));
    }

    private Dock() {}

    private static Path folder() {
        try {
            return Files.createTempDirectory("drydock-e2e-");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Where the services look what is to happen to whom: nothing, until a test says so. */
    public static Path failPoints() {
        try {
            return Files.createDirectories(DIR.resolve("fail-points"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Whom Drydock calls: it writes each call to a line. */
    private static Path program() {
        try {
            Path file = DIR.resolve("call");
            Files.writeString(file, "#!/bin/sh\ncat >>'" + DIR + "/calls' && echo >>'" + DIR + "/calls'\n");
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The calls about that run so far. */
    static List<String> calls(String run) {
        try {
            Path file = DIR.resolve("calls");
            if (!Files.exists(file)) return List.of();
            return Files.readAllLines(file).stream()
                    .filter(l -> l.contains("\"run\":\"" + run + "\""))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public static void until(String what, Duration limit, BooleanSupplier condition) {
        until(() -> what, limit, condition);
    }

    /** @param what asked when it was in vain */
    public static void until(Supplier<String> what, Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("waited " + limit + " in vain until " + what.get());
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
