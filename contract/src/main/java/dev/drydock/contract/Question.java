package dev.drydock.contract;

/**
 * Asked of the application, outside any run and before each rung of a repair. Changes nothing.
 *
 * @param finds what is wrong where the command fails or does not print what it should
 */
public record Question(String finds, Command command) {}
