package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.e2e.ApiPage.Operation;
import dev.drydock.stack.demo.HarbourSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** What there must be so that each operation can be asked with success, and such a request of each. */
final class ApiGood implements AutoCloseable {
    /** Of these another test sees one succeed: it would take a whole run here. */
    static final Map<String, String> ELSEWHERE = Map.of(
            "runsApprove", "IdentityTest",
            "runsReject", "PersonTest",
            "runsRetry", "StuckTest",
            "runsResolve", "PersonTest",
            "runsRollBack", "BadInputTest",
            "siteReleasesApprove", "ReleaseTest",
            "siteReleasesReject", "ReleaseTest");

    private final Map<String, Operation> operations;
    private final Harbour site = Harbour.open("harbour", "labels: { team: fuzz }\n");
    private final Harbour stepped = Harbour.open();
    private final Harbour fresh = Harbour.unknown();
    private final String run;
    private final String waits;
    private final String rollout;
    private final String held;
    private final String token;
    private final Forge forge = Forge.known("gitea", "harbour-fuzz");
    private final Map<String, String> headers = new TreeMap<>();

    ApiGood(ApiPage page) {
        operations = page.operations().stream().collect(Collectors.toMap(Operation::id, o -> o));
        headers.put("Authorization", "Bearer " + Dock.STACK.token());
        headers.put("Accept", "*/*");
        // whose hand would write while the backup with open doors reads
        site.site.harbour("clerk-stop");
        run = id(Api.json("sites/" + site.name + "/runs", "{\"kind\":\"backup\",\"open\":true}"));
        waits = id(Api.json(
                "sites/" + stepped.name + "/runs",
                "{\"kind\":\"upgrade\",\"to\":\"" + HarbourSite.GOOD + "\",\"stepByStep\":true}"));
        assertThat(Api.rested(run).path("state").asText()).as(Api.told(run)).isEqualTo("succeeded");
        assertThat(Api.rested(waits).path("state").asText()).isEqualTo("waiting");
        rollout = stopped();
        held = held();
        token = Tokens.make("viewer", "").id();
        Api.post("policies", "application/yaml", "policy: fuzz\n");
    }

    private static String id(Api.Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        return reply.body().path("id").asText();
    }

    /** Of a version that is nowhere: its first site fails. */
    private String stopped() {
        String id = id(Api.json("rollouts", rolling("")));
        Dock.until("it is stopped", java.time.Duration.ofSeconds(60), () -> standing(id)
                .equals("stopped"));
        return id;
    }

    private String rolling(String more) {
        return "{\"to\":\"v9.9.9\",\"sites\":[\"" + site.name + "\"]" + more + "}";
    }

    /** After the first site's wave, whatever became of it, there is a long pause. */
    private String resting() {
        return "{\"to\":\"v9.9.9\",\"sites\":[\"" + site.name + "\",\"" + stepped.name
                + "\"],\"waves\":[\"1\",\"rest\"],\"pauseSeconds\":3600,\"stopAfter\":1000}";
    }

    private static String standing(String rollout) {
        return Api.get("rollouts/" + rollout).body().path("standing").asText();
    }

    private String held() {
        String[] id = new String[1];
        Dock.until("one is held", java.time.Duration.ofSeconds(60), () -> {
            id[0] = id(Api.json("rollouts", resting()));
            return Api.json("rollouts/" + id[0] + "/hold", "{}").status() == 202;
        });
        return id[0];
    }

    /** In this order each succeeds. */
    List<ApiAsk> all() {
        List<ApiAsk> all = new ArrayList<>();
        String name = site.name;
        for (String id : List.of(
                "statusStatus",
                "meMe",
                "sitesList",
                "runsList",
                "recordList",
                "recipesList",
                "releasesList",
                "holdsList",
                "policiesList",
                "sourcesList",
                "rolloutsList",
                "tokensList")) {
            all.add(ask(id));
        }
        all.add(yaml("sitesAdd", fresh.site.yaml()));
        all.add(yaml("sitesChange", site.site.yaml() + "labels: { team: fuzz }\n"));
        all.add(ask("sitesRemove", fresh.name));
        for (String id :
                List.of("sitesShow", "sitesBackups", "siteBundleJson", "checkGet", "checkPost", "siteReleasesReleases"))
            all.add(ask(id, name));
        all.add(ask("explainExplain", name, "?to=v1.1.0"));
        all.add(json("startsPlan", "{\"kind\":\"upgrade\",\"to\":\"" + HarbourSite.GOOD + "\"}", name));
        for (String id : List.of(
                "runsShow", "bundleJson", "runsRecord", "runsEvents", "backupsShow", "backupsPin", "backupsUnpin"))
            all.add(ask(id, run));
        all.add(json("backupsEraseAfter", "{\"after\":\"2099-01-01T00:00:00Z\"}", run));
        all.add(json("runsGoOn", "{\"reason\":\"looks well\",\"ticket\":\"OPS-7\"}", waits));
        all.add(json("runsCancel", "{\"reason\":\"not today\"}", waits));
        all.add(yaml("recipesAdd", Recipes.harbour().replace("recipe: harbour", "recipe: harbour-fuzz")));
        all.add(yaml("recipesCheck", Recipes.harbour()));
        all.add(ask("recipesShow", "harbour"));
        all.add(json("detectionsPropose", "{\"root\":\"" + site.site.root() + "\"}"));
        all.add(json("holdsAdd", "{\"application\":\"harbour\",\"version\":\"7.7.7\",\"reason\":\"loses mail\"}"));
        all.add(ask("holdsRemove", "harbour", "?version=7.7.7"));
        all.add(yaml("policiesAdd", "policy: fuzz-gone\n"));
        all.add(yaml("policiesPreview", "policy: fuzz-shown\nby-itself: minor\n"));
        all.add(ask("policiesShow", "fuzz"));
        all.add(ask("policiesRemove", "fuzz-gone"));
        all.add(json("rolloutsStart", rolling(",\"dryRun\":true")));
        all.add(json("rolloutsStart", rolling("")));
        all.add(ask("rolloutsShow", rollout));
        all.add(json("rolloutsRetry", "{}", rollout));
        all.add(json("rolloutsResume", "{}", held));
        all.add(json("rolloutsHold", "{\"reason\":\"a moment\"}", held));
        all.add(json("rolloutsCancel", "{}", held));
        all.add(json(
                "tokensMake", "{\"name\":\"fuzz-" + UUID.randomUUID() + "\",\"role\":\"viewer\",\"expires\":\"1h\"}"));
        all.add(ask("tokensRevoke", token));
        String pushed = forge.pushed("v7.7.7");
        all.add(json("hooksDeliver", pushed, "gitea")
                .without("Authorization")
                .with("X-Gitea-Event", "push")
                .with("X-Gitea-Signature", forge.hmac(pushed)));
        all.add(
                yaml(
                        "sourcesAdd",
                        "source: harbour-gone\nrecipes: [ harbour ]\nforge: gitea\nrepository: acme/gone\nsecret: file:harbour-fuzz-gitea\n"));
        all.add(ask("sourcesRemove", "harbour-gone"));
        all.add(json("startsStart", "{\"kind\":\"backup\",\"open\":true,\"reason\":\"before the feast\"}", stepped.name)
                .with("Idempotency-Key", UUID.randomUUID().toString()));
        return all;
    }

    /** Of those that succeed elsewhere: refused here, as it stands. */
    List<ApiAsk> others() {
        List<ApiAsk> all = new ArrayList<>();
        for (String id : List.of("runsApprove", "runsReject", "runsRetry", "runsResolve", "runsRollBack"))
            all.add(json(id, "{\"reason\":\"x\"}", run));
        for (String id : List.of("siteReleasesApprove", "siteReleasesReject"))
            all.add(json(id, "{\"version\":\"v7.7.7\"}", site.name));
        return all;
    }

    private ApiAsk ask(String id, String... values) {
        Operation o = operations.get(id);
        assertThat(o).as(id).isNotNull();
        String path = o.path();
        String query = "";
        for (String v : values) {
            if (v.startsWith("?")) query = v;
            else path = path.replaceFirst("\\{\\w+\\}", v);
        }
        return new ApiAsk(o, path + query, headers, null);
    }

    private ApiAsk json(String id, String body, String... values) {
        return ask(id, values).saying(body).with("Content-Type", "application/json");
    }

    private ApiAsk yaml(String id, String body) {
        return ask(id).saying(body).with("Content-Type", "application/yaml");
    }

    @Override
    public void close() {
        JsonNode open = Api.get("runs?open=true&site=" + stepped.name).body().path("items");
        open.forEach(r -> Api.rested(r.path("id").asText()));
        List.of(site, stepped, fresh).forEach(Harbour::close);
    }
}
