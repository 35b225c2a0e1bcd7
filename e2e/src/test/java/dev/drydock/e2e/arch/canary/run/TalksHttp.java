package dev.drydock.e2e.arch.canary.run;

class TalksHttp {
    @jakarta.ws.rs.GET
    String get() {
        return "";
    }
}
