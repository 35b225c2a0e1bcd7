package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.RecipeReader;
import dev.drydock.orchestrator.recipe.Result;
import dev.drydock.orchestrator.site.Recipes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

@Path("/api/v1/recipes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RecipesApi {
    private static final String YAML = "application/yaml";

    private final Recipes recipes;
    private final Caller caller;

    RecipesApi(Recipes recipes, Caller caller) {
        this.caller = caller;
        this.recipes = recipes;
    }

    public record Checked(boolean ok, String name) {}

    @GET
    @Needs(value = Role.VIEWER, of = Of.NONE)
    public Items<Recipes.Listed> list() {
        return new Items<>(recipes.list());
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.NONE)
    @Path("{name}")
    @Produces(YAML)
    public String show(String name) {
        return recipes.yaml(name)
                .orElseThrow(() -> Problem.unknown("recipe", name, "`drydock recipe list` names them"));
    }

    @POST
    @Needs(value = Role.VIEWER, of = Of.NONE)
    @Path("check")
    @Consumes({YAML, MediaType.TEXT_PLAIN})
    public Checked check(String yaml) {
        return new Checked(true, good(RecipeReader.read("recipe.yaml", yaml)).name());
    }

    @POST
    @Needs(Role.ADMINISTRATOR)
    @Consumes({YAML, MediaType.TEXT_PLAIN})
    public Response add(String yaml) {
        String name = good(recipes.add(yaml, caller.name())).name();
        return Response.created(URI.create("/api/v1/recipes/" + name))
                .entity(new Recipes.Listed(name, false))
                .build();
    }

    private static Recipe good(Result<Recipe> read) {
        return switch (read) {
            case Result.Ok<Recipe>(Recipe recipe) -> recipe;
            case Result.Findings<Recipe> bad -> throw Problems.findings("recipe", bad.findings());
        };
    }
}
