package dev.drydock.orchestrator.plan;

import dev.drydock.contract.Command;
import dev.drydock.contract.Source;
import dev.drydock.contract.Work;
import dev.drydock.orchestrator.saga.Plan;

/** What is typed where a person does it by hand. */
public final class Commands {
    private Commands() {}

    /**
     * A package's name stands where others have a command line.
     *
     * @return null: there is none
     */
    public static String of(Plan plan, Work work) {
        return plan.place().source() instanceof Source.Package code && work instanceof Work.Checkout(var to)
                ? code.name() + "==" + to.name()
                : line(work);
    }

    private static String line(Work work) {
        Command command =
                switch (work) {
                    case Work.Install w -> w.command();
                    case Work.Restart w -> w.command();
                    case Work.ClearCache w -> w.command();
                    case Work.Preview w -> w.command();
                    case Work.Migrate w -> w.command();
                    case Work.Validate w -> w.command();
                    case Work.Run w -> w.command();
                    case Work.Cure w -> w.command();
                    case Work.CloseDoors w -> w.doors().close();
                    case Work.OpenDoors w ->
                        w.byHand() ? w.doors().byHand() : w.doors().open();
                    case Work.Probe w -> w.health().version();
                    default -> null;
                };
        return command == null ? null : command.line();
    }
}
