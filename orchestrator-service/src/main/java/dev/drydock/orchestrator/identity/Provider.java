package dev.drydock.orchestrator.identity;

/** Somebody else who says who people are. */
public interface Provider {
    /** @return {@link Recognizer.Recognized.Wrong} also where there is none */
    Recognizer.Recognized recognize(String token);
}
