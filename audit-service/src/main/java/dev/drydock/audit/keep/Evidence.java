package dev.drydock.audit.keep;

import dev.drydock.contract.record.Fault;

/** @param source null: it is what is not there */
public record Evidence(Fault fault, Received source) {}
