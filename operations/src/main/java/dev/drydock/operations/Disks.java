package dev.drydock.operations;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The disks that this service writes to have room. */
@Wellness
@ApplicationScoped
public class Disks implements HealthCheck {
    private static final int LEAST_PERCENT = 5;
    private static final long ENOUGH = 20L << 30;

    private final List<String> folders;

    public Disks(@ConfigProperty(name = "drydock.health.disks") Optional<List<String>> folders) {
        this.folders = folders.orElse(List.of()).stream().map(String::strip).toList();
    }

    @Override
    public HealthCheckResponse call() {
        return Ailment.told(
                "disk",
                folders.stream()
                        .filter(f -> !f.isEmpty())
                        .map(f -> look(Path.of(f)))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<Ailment> look(Path folder) {
        try {
            FileStore disk = Files.getFileStore(folder);
            return full(folder, disk.getUsableSpace(), disk.getTotalSpace());
        } catch (IOException e) {
            return Optional.of(new Ailment(
                    folder + " cannot be looked at: " + e,
                    "see that it is there, and this service's user may read it"));
        }
    }

    static Optional<Ailment> full(Path folder, long free, long all) {
        if (free >= ENOUGH || free >= all / 100 * LEAST_PERCENT) return Optional.empty();
        return Optional.of(new Ailment(
                "the disk of " + folder + " is nearly full: " + (free >> 20) + " of " + (all >> 20) + " MB are free",
                "make room, or let backups go: `drydock backups SITE --prune`; what does not fit is refused before"
                        + " anything is changed"));
    }
}
