package dev.drydock.parts;

import java.util.function.Supplier;

/** Made when first asked for. What could not be made is not tried again: each test that needs it fails at once, with the same words. */
final class Once<T> {
    private final Supplier<T> made;
    private T it;
    private RuntimeException failure;

    Once(Supplier<T> made) {
        this.made = made;
    }

    synchronized T get() {
        if (failure != null) throw new IllegalStateException(failure.getMessage(), failure);
        if (it == null) it = make();
        return it;
    }

    private T make() {
        try {
            return made.get();
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }
}
