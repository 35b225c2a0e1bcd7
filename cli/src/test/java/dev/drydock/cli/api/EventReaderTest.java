package dev.drydock.cli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.cli.api.EventReader.Sent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventReaderTest {

    private static List<Sent> read(String stream) throws IOException {
        List<Sent> all = new ArrayList<>();
        try (EventReader reader = new EventReader(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)))) {
            for (Optional<Sent> s = reader.next(); s.isPresent(); s = reader.next()) all.add(s.get());
        }
        return all;
    }

    @Test
    void reads_events_with_all_kinds_of_line_ends() throws IOException {
        assertThat(read("event: run\r\ndata: {\"a\":\r\ndata: 1}\r\n\r\nevent:end\ndata:\n\ndata: x\n\n"))
                .containsExactly(new Sent("run", "{\"a\":\n1}"), new Sent("end", ""), new Sent("message", "x"));
    }

    @Test
    void a_comment_is_a_sign_of_life_and_disturbs_no_event() throws IOException {
        assertThat(read(": hello\n\nevent: run\n: in between\nid: 7\nretry: 5\ndata: 1\n\n"))
                .containsExactly(Sent.BEAT, new Sent("run", "1"));
    }

    @Test
    void an_event_that_was_cut_off_never_happened() throws IOException {
        assertThat(read("event: run\ndata: {\"half\":")).isEmpty();
        assertThat(read("event: run\ndata: whole\n")).isEmpty();
    }

    @Test
    void a_line_without_end_is_not_kept() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] b, int off, int len) {
                java.util.Arrays.fill(b, off, off + len, (byte) 'x');
                return len;
            }
        };

        assertThatThrownBy(() -> new EventReader(endless).next()).hasMessageContaining("longer than");
    }
}
