package dev.drydock.e2e.arch.canary.run;

class StartsProcesses {
    Object start() {
        return new ProcessBuilder("true");
    }
}
