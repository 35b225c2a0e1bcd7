package dev.drydock.e2e.arch.canary.contract;

record NeedsAFramework(com.fasterxml.jackson.databind.JsonNode node) {}
