package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.contract.Said;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PathRoomTest {
    /** Of which seven tenths are for paths: 7,000. */
    private final PathRoom room = new PathRoom(10_000L * PathRoom.BYTES);

    @Test
    void refusesASiteOfMorePathsThanItCanHoldAndSaysWhatHelps() {
        try (PathRoom.Share share = room.share()) {
            assertThatThrownBy(() -> Listing.read(listing(8_000), share))
                    .isInstanceOfSatisfying(
                            Ended.class, e -> assertThat(e.said()).isInstanceOfSatisfying(Said.Refused.class, said -> {
                                assertThat(said.reason()).contains("7000 paths").doesNotContain("other sites");
                                assertThat(said.next()).contains("outside", "DRYDOCK_BACKUP_MB");
                            }));
        }
        assertThatALaterOrderHasAllOfIt();
    }

    @Test
    void holdsWhatOthersHaveAgainstANewcomer() throws IOException {
        try (PathRoom.Share first = room.share();
                PathRoom.Share second = room.share()) {
            Listing.read(listing(5_000), first);

            assertThatThrownBy(() -> Listing.read(listing(5_000), second))
                    .isInstanceOfSatisfying(
                            Ended.class, e -> assertThat(e.said().toString())
                                    .contains("other sites' orders hold 5000", "try again when they are over"));
        }
        assertThatALaterOrderHasAllOfIt();
    }

    @Test
    void refusesNoWayBackWhateverOthersHold() throws IOException {
        try (PathRoom.Share other = room.share();
                PathRoom.Share back = room.shareThatNothingRefuses()) {
            Listing.read(listing(6_000), other);

            assertThat(Listing.read(listing(5_000), back).paths()).hasSize(5_000);

            assertThatThrownBy(() -> room.share().know()).isInstanceOf(Ended.class);
        }
        assertThatALaterOrderHasAllOfIt();
    }

    @Test
    void countsAListingOnceHoweverOftenItIsMade() throws IOException {
        try (PathRoom.Share share = room.share()) {
            for (int i = 0; i < 5; i++) Listing.read(listing(3_000), share);
            for (int i = 0; i < 4_000; i++) share.know();

            assertThatThrownBy(share::know).isInstanceOf(Ended.class);
        }
    }

    @Test
    void letsGoOfACopyBeforeTheNextIsRead() {
        try (PathRoom.Share share = room.share()) {
            for (int copy = 0; copy < 3; copy++) {
                share.anew();
                for (int i = 0; i < 5_000; i++) share.know();
            }
        }
        assertThatALaterOrderHasAllOfIt();
    }

    private void assertThatALaterOrderHasAllOfIt() {
        try (PathRoom.Share share = room.share()) {
            for (int i = 0; i < 7_000; i++) share.know();
        }
    }

    private static ByteArrayInputStream listing(int paths) {
        StringBuilder all = new StringBuilder("1700000000.5\0");
        for (int i = 0; i < paths; i++) {
            all.append("f|644|0|0|1|1.0|1.0|801:1|1|path").append(i).append("||");
        }
        return new ByteArrayInputStream(all.toString().replace('|', '\0').getBytes(StandardCharsets.ISO_8859_1));
    }
}
