package dev.drydock.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;

/** Code that does not come from git. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "source")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Archive.class, name = "archive"),
    @JsonSubTypes.Type(value = Source.Pip.class, name = "pip"),
    @JsonSubTypes.Type(value = Source.System.class, name = "system"),
})
public sealed interface Source permits Archive, Source.Package {

    /** Whether it lies elsewhere than the site's files, so that a copy of these does not hold it. */
    boolean outside(String root);

    /** Nothing but its name pins a version: its commit is that name again. */
    sealed interface Package extends Source {

        /** As it is called where it comes from. */
        String name();
    }

    /**
     * A Python package.
     *
     * @param venv the virtual environment's folder, absolute
     * @param wheels a folder with its releases, absolute; empty: the index that pip is configured for
     */
    record Pip(String name, String venv, String wheels) implements Package {
        @Override
        public boolean outside(String root) {
            return !Path.of(venv).normalize().startsWith(Path.of(root).normalize());
        }
    }

    /**
     * A package of the system, by commands that find its name in {@code DRYDOCK_PACKAGE}, the version in
     * {@code DRYDOCK_VERSION} and in {@code DRYDOCK_HELD} the folder in which that version is kept.
     *
     * @param versions prints those that can be had, one a line
     * @param installed prints the one that is there
     * @param fetch puts that version into its folder and changes nothing else
     * @param install installs it from there, without the network
     */
    record System(String name, Command versions, Command installed, Command fetch, Command install) implements Package {
        @Override
        public boolean outside(String root) {
            return true;
        }
    }
}
