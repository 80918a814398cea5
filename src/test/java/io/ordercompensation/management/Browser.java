package io.ordercompensation.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser without a window: Debian's Chromium. Every wait is bounded. */
public final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final ChromeDriver driver;
    private final String base;

    /** Starts one, or skips the test where there is none; in CI there has to be one. */
    public Browser(String base) {
        boolean installed = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        if (System.getenv("CI") == null) {
            assumeTrue(installed, "no " + CHROMIUM + " and " + DRIVER + ": apt-get install chromium chromium-driver");
        }
        assertThat(installed).as(CHROMIUM + " and " + DRIVER).isTrue();
        this.base = base;
        // Named outright, so that Selenium looks for neither, nor downloads them.
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(DRIVER.toString()))
                .build();
        ChromeOptions options = new ChromeOptions()
                .setBinary(CHROMIUM.toString())
                .addArguments(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync");
        this.driver = new ChromeDriver(service, options);
        forget();
    }

    /** As if it had been opened just now, but for the cache. */
    public void forget() {
        driver.get("about:blank");
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", base, "storageTypes", "all"));
        complaints();
        driver.manage().window().setSize(new Dimension(1280, 900));
    }

    public void open(String path) {
        driver.get(base + path);
    }

    public void logIn(String name, String password) {
        open("/login");
        type("#username", name);
        type("#password", password);
        click("form button");
    }

    public void type(String selector, String text) {
        WebElement field = shown(selector);
        field.clear();
        field.sendKeys(text);
    }

    public void click(String selector) {
        shown(selector).click();
    }

    /** Clicks by a script, as soon as it is there: for things that have no size, such as a button around a late icon. */
    public void press(String selector) {
        waiting().withMessage(selector).until(page -> (Boolean) run(
                "const found = document.querySelector(arguments[0]); found?.click(); return found !== null", selector));
    }

    /** Clicks what has exactly this text. */
    public void clickText(String text) {
        By by = By.xpath("//*[self::button or self::a or self::span][normalize-space(.)='" + text + "']");
        waiting().until(page -> {
            page.findElements(by).stream()
                    .filter(WebElement::isDisplayed)
                    .findFirst()
                    .orElseThrow(() -> new org.openqa.selenium.NoSuchElementException("Nothing to click: " + text))
                    .click();
            return true;
        });
    }

    /** Waits until there is such a thing to be seen. */
    public WebElement shown(String selector) {
        return waiting().until(page -> {
            WebElement element = page.findElement(By.cssSelector(selector));
            return element.isDisplayed() ? element : null;
        });
    }

    /** Waits until the text is somewhere in there. */
    public void awaitText(String selector, String text) {
        waiting()
                .withMessage(() -> "'" + text + "' in " + selector + "; the page says:\n"
                        + driver.findElement(By.tagName("body")).getText())
                .until(page -> page.findElements(By.cssSelector(selector)).stream()
                        .anyMatch(element -> element.getText().contains(text)));
    }

    /** Waits until the text is nowhere in there any more. */
    public void awaitNoText(String selector, String text) {
        waiting().until(page -> page.findElements(By.cssSelector(selector)).stream()
                .noneMatch(element -> element.getText().contains(text)));
    }

    public boolean isShown(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream().anyMatch(WebElement::isDisplayed);
    }

    /** Runs a script in the page, as whoever sits in front of it could. */
    public Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    public String url() {
        return driver.getCurrentUrl();
    }

    public String focused() {
        return driver.switchTo().activeElement().getAttribute("id");
    }

    public org.openqa.selenium.Cookie cookie(String name) {
        return driver.manage().getCookieNamed(name);
    }

    /** What the page's console complains about. */
    public List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** Keeps a picture below target/screenshots. */
    public void picture(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/screenshots"));
        Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    private WebDriverWait waiting() {
        WebDriverWait wait = new WebDriverWait(driver, PATIENCE, Duration.ofMillis(100));
        wait.ignoring(StaleElementReferenceException.class, org.openqa.selenium.NoSuchElementException.class);
        return wait;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
