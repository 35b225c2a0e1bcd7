package dev.drydock.e2e.arch.canary.backup;

public class Inside {}
