package dev.drydock.cli.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/** @param run null: the site has had none */
public record Bundle(String site, String run, @JsonDeserialize(using = Json.Block.class) String text) {}
