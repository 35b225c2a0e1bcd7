package dev.drydock.e2e.arch.canary.cli;

record GivesOrders(dev.drydock.contract.Order order) {}
