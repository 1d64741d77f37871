package io.acpupgrade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.process.Chromium;
import io.acpupgrade.fixture.process.Chromium.ColorScheme;
import io.acpupgrade.prep.output.html.HtmlReport;
import io.acpupgrade.prep.output.html.Samples;
import io.acpupgrade.problem.Language;
import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a report as a real browser shows and prints it. */
@Tag("any-jdk")
class HtmlReportIT {
    private static final String NO_SCRIPTS = "default-src 'none'; style-src 'unsafe-inline'";
    private static final String UNFOLDING = "details::details-content";

    @TempDir
    Path folder;

    private Chromium chromium;
    private String html;

    @BeforeEach
    void render() throws IOException {
        chromium = new Chromium(folder);
        html = HtmlReport.of(
                        Samples.report(Samples.preflight()),
                        Optional.of(Samples.report(Samples.sync())),
                        Language.ENGLISH)
                .html();
    }

    private Path page(String content) throws IOException {
        return Files.writeString(folder.resolve("page.html"), content);
    }

    @Test
    void keepsTheVerdict() throws Exception {
        assertThat(chromium.dom(page(html), 1000))
                .contains("</span> Blocked</p>")
                .contains("2 checks failed.");
    }

    @Test
    void isLightOrDarkAsTheReaderLikesIt() throws Exception {
        // When
        Color light = corner(chromium.picture(page(html), ColorScheme.LIGHT));
        Color dark = corner(chromium.picture(page(html), ColorScheme.DARK));

        // Then
        assertThat(light.getGreen()).isGreaterThan(240);
        assertThat(dark.getGreen()).isLessThan(40);
    }

    private static Color corner(Path picture) throws IOException {
        return new Color(ImageIO.read(picture.toFile()).getRGB(2, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 600})
    void fitsIntoTheWindow(int width) throws Exception {
        // Given: a page that measures itself, which the real one is not allowed to
        String measuring = "<script>document.documentElement.setAttribute('data-width',"
                + " document.scrollingElement.scrollWidth + ' of ' + innerWidth)</script></body>";
        String unfolded = html.replace(NO_SCRIPTS, "")
                .replace("<details>", "<details open=\"\">")
                .replace("</body>", measuring);

        // Then
        assertThat(chromium.dom(page(unfolded), width)).contains("data-width=\"" + width + " of " + width + "\"");
    }

    @Test
    void runsNoScriptEvenIfOneGotIn() throws Exception {
        String broken = html.replace("</body>", "<script>document.title = 'taken over'</script></body>");
        assertThat(chromium.dom(page(broken), 1000)).doesNotContain("<title>taken over");
    }

    @Test
    void unfoldsEverythingOnPaper() throws Exception {
        // When
        int all = pages(chromium.print(page(html)));
        int folded = pages(chromium.print(page(html.replace(UNFOLDING, "no-such-element"))));

        // Then
        assertThat(folded).isPositive();
        assertThat(all).isGreaterThan(folded);
    }

    private static int pages(byte[] pdf) {
        return (int) Pattern.compile("/Type\\s*/Page\\b")
                .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .count();
    }
}
