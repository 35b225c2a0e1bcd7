package dev.drydock.e2e.arch.canary.orchestrator.site;

record KnowsBackup(dev.drydock.e2e.arch.canary.backup.Inside inside) {}
