package dev.drydock.cli.watch;

import dev.drydock.cli.api.Run.StepState;
import dev.drydock.cli.text.Paint;

/** How a step stands, as one character. */
enum Mark {
    DONE("✓", false),
    RUNNING("▸", false),
    WAITING("·", false),
    FAILED("✗", true),
    REFUSED("!", true),
    INTERRUPTED("?", true),
    PASSED_OVER("–", true);

    final String sign;
    final boolean bad;

    Mark(String sign, boolean bad) {
        this.sign = sign;
        this.bad = bad;
    }

    static Mark of(StepState s) {
        return switch (s) {
            case DONE -> DONE;
            case RUNNING -> RUNNING;
            case WAITING, NOT_NEEDED -> WAITING;
            case FAILED -> FAILED;
            case REFUSED -> REFUSED;
            case INTERRUPTED, UNKNOWN -> INTERRUPTED;
            case PASSED_OVER -> PASSED_OVER;
        };
    }

    String painted(Paint paint) {
        return switch (this) {
            case DONE -> paint.green(sign);
            case RUNNING -> paint.blue(sign);
            case WAITING -> paint.dim(sign);
            case FAILED -> paint.red(sign);
            case REFUSED, INTERRUPTED, PASSED_OVER -> paint.yellow(sign);
        };
    }
}
