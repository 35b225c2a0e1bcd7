package dev.drydock.orchestrator.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTest {
    private static final Claims GROUPS = new Claims(
            "preferred_username", "realm_access/roles", Claims.roles("leads=approver, /ops/x=y = operator"), "");
    private static final Claims SCOPED = new Claims("sub", "groups", Claims.roles("ops=operator"), "sites");

    private static JsonNode token(String json) {
        try {
            return new ObjectMapper().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_highest_of_their_groups_roles_is_theirs() {
        JsonNode token =
                token("{'sub':'7','preferred_username':'ann','realm_access':{'roles':['/ops/x=y','other','leads',3]}}");

        assertThat(GROUPS.who(token)).contains(new Who("oidc:ann", Role.APPROVER, Labels.NONE));
    }

    @Test
    void a_claim_may_be_one_text_and_have_slashes_in_its_name() {
        Claims claims = new Claims("sub", "https://example.org/role", Claims.roles("x=viewer"), "");

        assertThat(claims.who(token("{'sub':'7','https://example.org/role':'x'}")))
                .contains(new Who("oidc:7", Role.VIEWER, Labels.NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'preferred_username':'ann'}",
                "{'preferred_username':'ann','realm_access':{'roles':[]}}",
                "{'preferred_username':'ann','realm_access':{'roles':['administrator','LEADS']}}",
                "{'preferred_username':'ann','realm_access':'leads'}",
                "{'preferred_username':'ann','roles':['leads']}",
                "{'preferred_username':'\u202e ','realm_access':{'roles':['leads']}}",
                "{'realm_access':{'roles':['leads']}}"
            })
    void who_has_no_such_group_or_no_name_has_no_role(String json) {
        assertThat(GROUPS.who(token(json))).isEmpty();
    }

    @Test
    void a_name_is_never_that_of_a_token_nor_more_than_a_line() {
        JsonNode token =
                token("{'sub':'7','preferred_username':'administrator\\u001b\\nx','realm_access':{'roles':['leads']}}");

        assertThat(GROUPS.who(token).orElseThrow().name()).isEqualTo("oidc:administrator  x");
        assertThat(Words.nameFault("oidc:administrator")).isPresent();
        assertThat(GROUPS.name(token("{'sub':'7'}"))).isEqualTo("oidc:7");
    }

    @Test
    void the_scope_is_a_text_or_a_list() {
        Labels both = Labels.read("env=prod,team=peering").orElseThrow();

        assertThat(SCOPED.who(token("{'sub':'7','groups':'ops','sites':'team=peering,env=prod'}")))
                .contains(new Who("oidc:7", Role.OPERATOR, both));
        assertThat(SCOPED.who(token("{'sub':'7','groups':['ops'],'sites':['team=peering','env=prod']}")))
                .contains(new Who("oidc:7", Role.OPERATOR, both));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ",'sites':''", ",'sites':[]", ",'sites':'team'", ",'sites':['team=a','team=b']", ",'sites':7"
            })
    void a_scope_that_lacks_or_is_none_is_not_all_sites(String sites) {
        assertThat(SCOPED.who(token("{'sub':'7','groups':'ops'" + sites + "}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"leads", "leads=root", "=viewer", "leads=viewer,", ""})
    void a_mapping_that_is_none_is_told_at_start(String text) {
        assertThatThrownBy(() -> Claims.roles(text)).hasMessageContaining("viewer, operator, approver, administrator");
    }
}
