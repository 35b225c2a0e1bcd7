package dev.drydock.orchestrator.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisitorsReaderTest {
    private static Visitors visitors(String more) {
        return Fixtures.siteOf(Golden.text("site/good/small-one.yaml") + more).visitors();
    }

    @Test
    void a_site_says_what_its_visitors_read() {
        assertThat(visitors("visitors:\n  title: Fermé\n  text: À bientôt.\n  until: Vers {time}.\n  language: fr\n"))
                .isEqualTo(new Visitors("Fermé", "À bientôt.", "Vers {time}.", "fr"));
    }

    @Test
    void a_title_is_enough() {
        assertThat(visitors("visitors: { title: Closed }\n"))
                .isEqualTo(new Visitors("Closed", "", "We expect to be back at {time}.", "en"));
    }

    @Test
    void most_applications_tell_them_themselves() {
        assertThat(visitors("")).isNull();
    }
}
