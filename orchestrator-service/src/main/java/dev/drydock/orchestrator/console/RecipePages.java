package dev.drydock.orchestrator.console;

import dev.drydock.orchestrator.http.Items;
import dev.drydock.orchestrator.http.Needs;
import dev.drydock.orchestrator.http.Of;
import dev.drydock.orchestrator.http.RecipesApi;
import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.RecipeReader;
import dev.drydock.orchestrator.recipe.Result;
import dev.drydock.orchestrator.site.Recipes;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What Drydock knows how to upgrade: what is done, and the recipe as it is written. */
@Path("/recipes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class RecipePages {
    private final RecipesApi recipes;
    private final Frame.Maker frame;

    RecipePages(RecipesApi recipes, Frame.Maker frame) {
        this.recipes = recipes;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance recipes(Frame frame, Items<Recipes.Listed> recipes);

        static native TemplateInstance recipe(Frame frame, String name, Recipe recipe, String yaml);
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.NONE)
    public TemplateInstance list() {
        return Templates.recipes(frame.of("Recipes"), recipes.list());
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.NONE)
    @Path("{name}")
    public TemplateInstance show(String name) {
        String yaml = recipes.show(name);
        return Templates.recipe(frame.of("Recipe " + name), name, read(name, yaml), yaml);
    }

    /** Null: it was good once, and this Drydock cannot read it any more. */
    private static Recipe read(String name, String yaml) {
        return RecipeReader.read(name + ".yaml", yaml) instanceof Result.Ok<Recipe>(Recipe recipe) ? recipe : null;
    }
}
