package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, as a person has it. */
final class Browser implements AutoCloseable {
    private static final Path SHOTS = Path.of("target/screenshots");
    private static final Path SHOWN = Path.of("../docs/screens");
    private static final double PATIENCE = 60_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    Browser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** Somebody with a window of their own, logged in with that token. */
    Person person(String token) {
        Person person = stranger(1280, 900, ColorScheme.LIGHT);
        person.page.navigate(Dock.STACK.url() + "/");
        person.logIn(token);
        return person;
    }

    Person stranger(int width, int height, ColorScheme scheme) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme));
        context.setDefaultTimeout(PATIENCE);
        return new Person(context, context.newPage());
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    record Person(BrowserContext context, Page page) {
        void logIn(String token) {
            page.getByLabel("Your token").fill(token);
            press("Log in");
        }

        void press(String button) {
            page.getByRole(
                            com.microsoft.playwright.options.AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName(button).setExact(true))
                    .click();
        }

        void follow(String link) {
            page.getByRole(
                            com.microsoft.playwright.options.AriaRole.LINK,
                            new Page.GetByRoleOptions().setName(link).setExact(true))
                    .first()
                    .click();
        }

        void key(String key) {
            page.keyboard().press(key);
        }

        void type(String text) {
            page.keyboard().type(text);
        }

        /** By the keyboard alone, to what has that text, label or name. */
        void tabTo(String what) {
            for (int i = 0; i < 100; i++) {
                if (what.equals(page.evaluate(
                        "(what => { const e = document.activeElement; return [e.innerText, e.name, ...[...(e.labels || [])].map(l => l.innerText)]"
                                + ".find(t => t && t.trim() === what) ? what : null; })(" + "'" + what + "')"))) return;
                key("Tab");
            }
            throw new AssertionError("nobody comes by Tab to: " + what + " on " + page.url());
        }

        void goTo(String path) {
            page.navigate(Dock.STACK.url() + path);
        }

        /** Until it stands on the page. */
        void sees(String text) {
            page.getByText(text).locator("visible=true").first().waitFor();
        }

        void sees(String text, Duration patience) {
            page.getByText(text)
                    .locator("visible=true")
                    .first()
                    .waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setTimeout(patience.toMillis()));
        }

        String text() {
            return page.locator("body").innerText();
        }

        /** Those that a page of the documentation shows are made anew there with {@code -Dscreens.update=true}. */
        void shot(String name) {
            Path shown = SHOWN.resolve(name + ".png");
            boolean update = Boolean.getBoolean("screens.update") && Files.exists(shown);
            if (update) {
                page.evaluate(
                        "() => { const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);"
                                + " while (all.nextNode()) all.currentNode.data = all.currentNode.data.replace(/[/]tmp[/]drydock-e2e-[0-9]+/g, '/srv/drydock'); }");
            }
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(update ? shown : SHOTS.resolve(name + ".png")));
        }

        /** Nothing that keeps somebody with other eyes or hands from using it. */
        void isForEverybody() {
            var found = new AxeBuilder(page).analyze().getViolations();
            assertThat(found.stream()
                            .map(v -> v.getId() + ": "
                                    + v.getNodes().stream()
                                            .map(n -> n.getHtml())
                                            .toList())
                            .toList())
                    .as(page.url())
                    .isEmpty();
        }
    }
}
