package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Backup;
import dev.drydock.cli.api.Reply;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "drill",
        description = "Restore a backup into scratch and compare: is it still good? Its site is not touched.",
        footer = {"  ./drydock drill BACKUP --watch", "  0 3 * * 0  ./drydock drill BACKUP --watch    # from cron"},
        exitCodeList = {"0:accepted; with --watch: it is good", Exit.NO, Exit.WRONG, Exit.STUCK})
final class DrillBackup implements Callable<Integer> {
    @Mixin
    final Remote remote;

    @Mixin
    final Start start = new Start();

    @Parameters(paramLabel = "BACKUP", description = "the backup's id, of ./drydock backups SITE")
    String backup;

    @Mixin
    final Why why = new Why();

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Wish(String kind, String backup, String reason, String ticket) {}

    DrillBackup(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        Api api = remote.api();
        return switch (api.get(path("backups", backup))) {
            case Reply.Bad bad -> remote.refuse(bad);
            case Reply.Good good ->
                start.run(remote, api, good.as(Backup.class).site(), new Wish("drill", backup, why.reason, why.ticket));
        };
    }
}
