package dev.drydock.participant.journal;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Where the journal's database comes from. */
class Source {
    @Produces
    @Singleton
    Db db(DataSource source, Patience patience) {
        return new Db(source, patience);
    }
}
