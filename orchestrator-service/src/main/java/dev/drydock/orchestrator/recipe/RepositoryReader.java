package dev.drydock.orchestrator.recipe;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A source document: which repository's webhooks are believed, and of what. */
public final class RepositoryReader {
    private static final Pattern FORGE = Pattern.compile("github|gitlab|gitea");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._-]{1,100}(/[A-Za-z0-9._-]{1,100}){1,9}");

    private final Notes notes;
    private final Values values;

    private RepositoryReader(Notes notes) {
        this.notes = notes;
        this.values = new Values(notes);
    }

    /** @param fileName as people know the file; it stands in the findings */
    public static Result<Repository> read(String fileName, String yaml) {
        Notes notes = new Notes(fileName);
        Optional<Repository> read = Document.parse(yaml, notes)
                .map(top -> new RepositoryReader(notes).read(new Section(top, "the source", notes)));
        return notes.result(read::orElseThrow);
    }

    private Repository read(Section top) {
        String name = top.need("source", "source: NAME")
                .map(n -> values.name("source", n))
                .orElse("");
        List<String> recipes = top.need("recipes", "recipes: [ harbour ]")
                .map(n -> values.list("recipes", n, "recipes: [ harbour ]", values::name))
                .orElse(List.of());
        String forge = top.need("forge", "forge: github")
                .map(n -> values.matching("forge", n, FORGE, "github, gitlab or gitea", "forge: github"))
                .orElse("");
        String path = top.need("repository", "repository: OWNER/NAME")
                .map(n -> values.matching("repository", n, PATH, "OWNER/NAME", "repository: example/harbour"))
                .orElse("");
        String secret = top.need("secret", "secret: file:NAME")
                .map(n -> values.hidden(
                        "secret",
                        n,
                        SiteReader.SECRET,
                        "the name of a secret, file:NAME, never its value",
                        "secret: file:harbour-webhook"))
                .orElse("");
        top.done();
        return new Repository(name, recipes, forge, path, secret.replaceFirst("^file:", ""));
    }
}
