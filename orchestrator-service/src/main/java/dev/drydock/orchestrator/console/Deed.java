package dev.drydock.orchestrator.console;

import dev.drydock.orchestrator.http.RunView;
import dev.drydock.orchestrator.identity.FourEyes;
import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.identity.Who;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person can do with a run: the button, and what it will do. Who may, the API says too; {@code DeedTest} holds both together. */
public enum Deed {
    APPROVE("Approve", Role.APPROVER) {
        @Override
        String does(RunView run) {
            String sql = run.preview() == null
                    ? ""
                    : " The SQL that runs is the SQL shown here (SHA-256 "
                            + run.preview().sqlHash() + "): if it has become another, the run stops before it.";
            return "The run goes on with what waits: " + text(following(run)) + "." + sql;
        }

        @Override
        public boolean showsSql() {
            return true;
        }
    },
    REJECT("Reject", Role.APPROVER) {
        @Override
        String does(RunView run) {
            return "The run ends here. " + back(run);
        }
    },
    CONTINUE("Continue", Role.OPERATOR) {
        @Override
        String does(RunView run) {
            List<String> steps = following(run);
            return steps.size() < 2
                    ? "The run goes on with: " + text(steps) + "."
                    : "The run goes on with: " + steps.getFirst() + ". Then it waits again.";
        }
    },
    RETRY("Try again", Role.OPERATOR) {
        @Override
        String does(RunView run) {
            return "What it is stuck at is asked for once more (" + run.position()
                    + "). Mend first what the reason names; nothing else is done again.";
        }
    },
    RESOLVE("I have mended it by hand", Role.OPERATOR) {
        @Override
        String does(RunView run) {
            return "The run ends as resolved by a person, and the site is free for other runs. Drydock does nothing on the site:"
                    + " doors, code and data stay as they are. The reason stands in the record.";
        }

        @Override
        public boolean needsReason() {
            return true;
        }
    },
    ROLL_BACK("Roll back", Role.OPERATOR) {
        @Override
        String does(RunView run) {
            return "What runs now is ended. " + back(run);
        }
    },
    CANCEL("Cancel", Role.OPERATOR) {
        @Override
        String does(RunView run) {
            if (run.journey() != null)
                return "No further hop is begun. A hop that has changed something goes on to its own end.";
            return switch (run.kind()) {
                case "drill" -> "The drill ends here. Nothing of the site was touched.";
                case "prune" ->
                    "No further backup is erased; one that is erased stays so. Nothing of the site was touched.";
                default -> "The run ends as not started: nothing was changed.";
            };
        }
    };

    private final String label;
    private final Role role;

    Deed(String label, Role role) {
        this.label = label;
        this.role = role;
    }

    abstract String does(RunView run);

    public String label() {
        return label;
    }

    public Role role() {
        return role;
    }

    public boolean needsReason() {
        return false;
    }

    /** What is decided of stands on the page that asks. */
    public boolean showsSql() {
        return false;
    }

    /** As the API's path has it. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static Optional<Deed> of(String word) {
        return Arrays.stream(values()).filter(d -> d.word().equals(word)).findFirst();
    }

    /** Those that this person could do now. */
    static List<Deed> of(RunView run, Who who) {
        return Arrays.stream(values())
                .filter(d -> run.possible().contains(d.word()) && who.role().covers(d.role))
                .filter(d -> d != APPROVE || somebodyElse(run, who).isEmpty())
                .toList();
    }

    /** Why another person must approve what waits; empty: nothing does, or this one may. */
    static Optional<String> somebodyElse(RunView run, Who who) {
        return run.possible().contains(APPROVE.word())
                ? FourEyes.refusal(run.requestedBy(), who.name(), run.fourEyes())
                : Optional.empty();
    }

    /** It goes on when somebody has decided, and not before. */
    static boolean needed(RunView run) {
        return Stream.of(APPROVE, CONTINUE).anyMatch(d -> run.possible().contains(d.word()));
    }

    private static List<String> following(RunView run) {
        return run.steps().stream()
                .filter(s -> s.state().equals("waiting"))
                .map(RunView.StepView::name)
                .toList();
    }

    private static String text(List<String> steps) {
        return steps.isEmpty() ? "its end" : String.join(", ", steps);
    }

    private static String back(RunView run) {
        if (run.doors().closed() == null) return "Nothing of the site was changed yet, so there is nothing to restore.";
        boolean proves = run.wayBack().stream().anyMatch(s -> s.verb().equals("prove"));
        return "Then it goes back: "
                + run.wayBack().stream().map(RunView.StepView::name).collect(Collectors.joining(", "))
                + ". What was not touched is left out. In the end the site is exactly as before"
                + (proves ? ", which is proved where anything but its doors was touched," : "")
                + " and its doors open.";
    }
}
