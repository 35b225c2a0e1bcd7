package dev.drydock.audit.http;

import jakarta.enterprise.context.RequestScoped;

/** Who asks. */
@RequestScoped
class Caller {
    private String name;

    void is(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }
}
