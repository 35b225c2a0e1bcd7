package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineTest {
    @TempDir
    Path base;

    /** The site's script only sees that its input is not whole; the cause lies at the other end. */
    @Test
    void whatCannotBeReadHalfWayIsToldAsTheStoreSaidIt() {
        Place place = new Place("harbour", base.toString(), "m", "", base.toString(), Map.of(), Map.of());
        Line line = new Line(new ProcessSite(place), "restore");

        assertThatExceptionOfType(Ended.class)
                .isThrownBy(() -> line.give(
                        Scripts.PUT_FILES,
                        List.of("0"),
                        toSite -> Line.whole(toSite, out -> {
                            out.write("half".getBytes(StandardCharsets.US_ASCII));
                            throw new IOException("the store b is gone");
                        })))
                .matches(e -> e.said() instanceof Said.Failed f
                        && f.reason().contains("not all of it was sent: the store b is gone"));
    }
}
