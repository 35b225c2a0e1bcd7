package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.encoded;
import static dev.drydock.cli.api.Api.path;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Problem;
import dev.drydock.cli.api.Reply;
import dev.drydock.cli.api.Token;
import dev.drydock.cli.text.Table;
import dev.drydock.cli.text.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "token",
        description = "Tokens: who may do what, on which sites, until when.",
        synopsisSubcommandLabel = "create | list | revoke")
final class Tokens extends Group {
    Tokens(Remote remote) {
        super(remote);
    }

    @Command(
            name = "create",
            description = "Make a token. It is printed once, and kept nowhere.",
            footer = {
                "  ./drydock token create ci --role operator --scope team=peering",
                "  ./drydock token create anna --role approver --expires 365d",
                "  umask 077; ./drydock token create ci --role viewer --json | jq -r .token >ci.token"
            },
            exitCodeList = {
                "0:made",
                "1:refused: the name is in use or not right, or you are no administrator",
                Exit.WRONG
            })
    static final class Create implements Callable<Integer> {
        @Mixin
        final Remote remote;

        @Parameters(paramLabel = "NAME", description = "as it will stand in the record")
        String name;

        @Option(
                names = "--role",
                required = true,
                paramLabel = "R",
                description =
                        "viewer (sees), operator (starts, cancels, sends back), approver (approves too), administrator (all)")
        String role;

        @Option(
                names = "--scope",
                paramLabel = "K=V,…",
                description = "only sites with all these labels (default: all sites)")
        String scope;

        @Option(
                names = "--expires",
                paramLabel = "TIME",
                description = "good for so long: 90d, 12h, 30m, or never (default: 90d)")
        String expires;

        @JsonInclude(JsonInclude.Include.NON_NULL)
        private record Wish(String name, String role, String scope, String expires) {}

        Create(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            Reply made = remote.api().post(path("tokens"), new Wish(name, role, scope, expires));
            return remote.show(made, Token.Made.class, Create::lines);
        }

        private static List<String> lines(Token.Made made) {
            Token t = made.about();
            String until = t.expires() == null ? "for ever" : "until " + Times.at(t.expires());
            return List.of(
                    made.token(),
                    "",
                    "token " + t.name() + ": " + t.role() + " of " + t.sites() + ", " + until,
                    "it is shown only now; give it to the command line in a file: --token-file FILE");
        }
    }

    @Command(
            name = "list",
            description = "All tokens, newest first: never their secrets.",
            footer = "  ./drydock token list",
            exitCodeList = {"0:listed", Exit.NO, Exit.WRONG})
    static final class Listed implements Callable<Integer> {
        @Mixin
        final Remote remote;

        @Option(names = "--cursor", paramLabel = "C", description = "go on where the last list ended")
        String cursor;

        Listed(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            return remote.show(remote.api().get(page(cursor)), Token.Page.class, Listed::lines);
        }

        private static List<String> lines(Token.Page page) {
            if (page.items().isEmpty()) return List.of("no tokens but the one that ./drydock up made");
            Table table = new Table("NAME", "ROLE", "SITES", "STATE", "EXPIRES", "LAST USED", "ID");
            for (Token t : page.items()) {
                String expires = t.expires() == null ? "never" : Times.at(t.expires());
                String used = t.used() == null ? "never" : Times.at(t.used());
                table.row(t.name(), t.role(), t.sites(), t.state(), expires, used, t.id());
            }
            List<String> lines = new ArrayList<>(table.lines());
            if (page.next() != null) lines.add("more: ./drydock token list --cursor " + page.next());
            return lines;
        }
    }

    @Command(
            name = "revoke",
            description = "End a token now, by its id or by the name of a live one.",
            footer = "  ./drydock token revoke ci",
            exitCodeList = {"0:revoked", "1:unknown, or no answer", Exit.WRONG})
    static final class Revoke implements Callable<Integer> {
        private static final int PAGES = 100;

        @Mixin
        final Remote remote;

        @Parameters(paramLabel = "NAME|ID", description = "the token's id, or the name of a live one")
        String which;

        Revoke(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            Api api = remote.api();
            String cursor = null;
            for (int i = 0; i < PAGES; i++) {
                Reply reply = api.get(page(cursor));
                if (reply instanceof Reply.Bad bad) return remote.refuse(bad);
                Token.Page page = ((Reply.Good) reply).as(Token.Page.class);
                Optional<Token> found = find(page.items());
                if (found.isPresent()) return revoke(api, found.get());
                if (page.next() == null) break;
                cursor = page.next();
            }
            return remote.refuse(
                    Problem.local(
                            "unknown-token",
                            "Unknown token",
                            "there is no live token '" + which + "'; nothing was changed",
                            "./drydock token list names them"),
                    Exit.REFUSED);
        }

        private Optional<Token> find(List<Token> tokens) {
            return tokens.stream()
                    .filter(t -> t.id().equals(which) || t.name().equals(which) && "live".equals(t.state()))
                    .findFirst();
        }

        private int revoke(Api api, Token t) {
            String line = "revoked: token " + t.name() + " (" + t.id() + ")";
            return remote.gone(api.delete(path("tokens", t.id())), "revoked", t.id(), line);
        }
    }

    private static String page(String cursor) {
        return path("tokens") + "?limit=200" + (cursor == null ? "" : "&cursor=" + encoded(cursor));
    }
}
