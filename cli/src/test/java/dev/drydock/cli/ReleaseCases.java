package dev.drydock.cli;

import dev.drydock.cli.VerbsTest.Case;
import java.util.List;

/** What the verbs of releases, policies, holds and sources ask, and what they print. */
final class ReleaseCases {
    private static final String V1 = " /api/v1/";
    private static final String POLICY = "{\"name\":\"night\",\"labels\":{\"team\":\"peering\"},\"byItself\":\"patch\","
            + "\"afterApproval\":\"minor\",\"never\":[],\"window\":\"sat 01:00–04:00 UTC\"}";
    private static final String HOLD = "{\"application\":\"harbour\",\"version\":\"1.2\",\"reason\":\"loses mail\","
            + "\"by\":\"administrator\",\"since\":\"2026-11-21T12:00:00Z\",\"cancelled\":[\"r-1\"]}";
    static final String ASKED =
            "{\"site\":\"harbour-one\",\"application\":\"harbour\",\"version\":\"1.2\",\"state\":\"asked\","
                    + "\"why\":\"from 1.1 to 1.2 it is a minor step, which a person must approve\","
                    + "\"line\":\"night.yaml:3 `after-approval: minor`\",\"next\":\"`drydock release approve harbour-one 1.2`\"}";
    private static final String DUE = ASKED.replace("\"asked\"", "\"due\",\"due\":\"2026-11-22T00:00:00Z\"");

    static final List<Case> ALL = List.of(
            Case.of(
                    "releases-heard",
                    "GET" + V1 + "releases",
                    200,
                    "{\"items\":[{\"application\":\"harbour\",\"version\":\"1.2\",\"heard\":\"2026-11-21T12:00:00Z\","
                            + "\"ways\":[\"webhook\",\"watcher\"],\"confirmed\":\"2026-11-21T12:00:01Z\"}],\"sites\":["
                            + ASKED + "," + DUE + "]}",
                    "releases"),
            Case.of(
                    "release-approve",
                    "POST" + V1 + "sites/harbour-one/releases/approve",
                    202,
                    DUE,
                    "release approve harbour-one 1.2"),
            Case.of(
                    "",
                    "POST" + V1 + "sites/harbour-one/releases/reject",
                    202,
                    ASKED,
                    "release reject harbour-one 1.2 --reason no"),
            Case.of("policy-add", "POST" + V1 + "policies", 201, "{\"name\":\"night\"}", "policy add FILE --yes"),
            Case.of(
                    "policy-preview",
                    "POST" + V1 + "policies/preview",
                    200,
                    "{\"name\":\"night\",\"replaces\":true,\"sites\":["
                            + "{\"site\":\"harbour-one\",\"policy\":\"night\",\"at\":\"1.1\",\"releases\":["
                            + "{\"version\":\"1.2\",\"does\":\"ask\",\"when\":\"2026-11-22T00:00:00Z\",\"why\":\"\",\"line\":\"\"},"
                            + "{\"version\":\"1.1.3\",\"does\":\"start\",\"when\":\"2026-11-21T12:00:00Z\",\"why\":\"\",\"line\":\"\"}]},"
                            + "{\"site\":\"harbour-two\",\"policy\":\"night\",\"at\":\"1.2\",\"releases\":[]},"
                            + "{\"site\":\"harbour-three\",\"trouble\":\"the vcs service has not answered in time\"}],\"unlooked\":2}",
                    "policy add FILE --dry-run"),
            Case.of("policy-list", "GET" + V1 + "policies", 200, "{\"items\":[" + POLICY + "]}", "policy list"),
            Case.of("", "GET" + V1 + "policies/night", 200, "policy: night\n", "policy show night"),
            Case.of("policy-remove", "DELETE" + V1 + "policies/night", 204, "", "policy remove night"),
            Case.of(
                    "policy-explain",
                    "GET" + V1 + "sites/harbour-one/policy?to=v1.2",
                    200,
                    "{\"site\":\"harbour-one\",\"policy\":\"night\",\"at\":\"1.1\",\"version\":\"1.2\",\"heard\":\"2026-11-21T12:00:00Z\",\"policy\":\"night\",\"does\":\"later\","
                            + "\"when\":\"2026-11-22T00:00:00Z\",\"why\":\"the window is closed\","
                            + "\"line\":\"night.yaml:4 `window: sat 01:00–04:00 UTC`\",\"next\":null}",
                    "policy explain harbour-one v1.2"),
            Case.of("hold-add", "POST" + V1 + "holds", 201, HOLD, "hold add harbour v1.2 --reason mail"),
            Case.of("hold-list", "GET" + V1 + "holds", 200, "{\"items\":[" + HOLD + "]}", "hold list"),
            Case.of("hold-remove", "DELETE" + V1 + "holds/harbour?version=v1.2", 204, "", "hold remove harbour v1.2"),
            Case.of("source-add", "POST" + V1 + "sources", 201, "{\"name\":\"hub\"}", "source add FILE"),
            Case.of(
                    "source-list",
                    "GET" + V1 + "sources",
                    200,
                    "{\"items\":[{\"name\":\"hub\",\"recipes\":[\"harbour\"],\"forge\":\"github\",\"path\":\"acme/harbour\",\"secret\":\"hub-secret\"}]}",
                    "source list"),
            Case.of("source-remove", "DELETE" + V1 + "sources/hub", 204, "", "source remove hub"));

    private ReleaseCases() {}
}
