package dev.drydock.e2e.arch.canary.store;

/** Of nobody's business but the API's. */
public class Rows {}
