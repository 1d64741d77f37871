package io.acpupgrade.prep.output.html;

/** How the page looks, light and dark, on a screen and on paper; it stands without characters that need escaping. */
final class Stylesheet {
    private static final String COLOURS = """
            :root {
              color-scheme: light dark;
              --ground: #ffffff; --raised: #f5f6f8; --ink: #1c2430; --faint: #5a6473; --line: #d9dee5;
              --good: #17663a; --good-ground: #e8f4ec; --bad: #a3231d; --bad-ground: #fbeae8;
              --open: #7a4d00; --open-ground: #fcf2dc; --quiet: #525c6b; --quiet-ground: #eef0f3;
            }
            @media (prefers-color-scheme: dark) {
              :root {
                --ground: #14181e; --raised: #1d232b; --ink: #e4e8ee; --faint: #a0aab8; --line: #353d48;
                --good: #7fd3a0; --good-ground: #16301f; --bad: #ff9d94; --bad-ground: #3d1a18;
                --open: #f0c164; --open-ground: #352808; --quiet: #a9b3c1; --quiet-ground: #262d36;
              }
            }
            .good { --tone: var(--good); --tone-ground: var(--good-ground); }
            .bad { --tone: var(--bad); --tone-ground: var(--bad-ground); }
            .open, .later { --tone: var(--open); --tone-ground: var(--open-ground); }
            .quiet { --tone: var(--quiet); --tone-ground: var(--quiet-ground); }
            """;

    private static final String TYPE = """
            * { box-sizing: border-box; }
            html { -webkit-text-size-adjust: 100%; }
            body {
              margin: 0 auto; padding: 3rem 2rem 4rem; max-width: 66rem;
              background: var(--ground); color: var(--ink);
              font: 1rem/1.55 system-ui, "Segoe UI", "Helvetica Neue", "Noto Sans", Arial, sans-serif;
              overflow-wrap: anywhere;
            }
            h1 { font-size: 1.75rem; line-height: 1.25; font-weight: 650; margin: 0 0 1.5rem; letter-spacing: -0.01em; }
            h2 { font-size: 1.25rem; line-height: 1.3; font-weight: 650; margin: 0 0 1rem; }
            h3 { font-size: 1rem; font-weight: 650; margin: 0 0 .25rem; }
            p { margin: 0; }
            p + p { margin-top: .4rem; }
            small { display: block; font-size: .8125rem; font-weight: 400; color: var(--faint); }
            code, pre, td.code, th.code[scope=row] { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
            code, td.code, th.code[scope=row] { font-size: .8125rem; font-weight: 400; }
            pre {
              margin: .5rem 0 0; padding: .6rem .8rem; white-space: pre-wrap; border: 1px solid var(--line);
              border-radius: .375rem; background: var(--raised); line-height: 1.45;
            }
            .program, footer { color: var(--faint); font-size: .875rem; }
            .program { margin-bottom: .35rem; }
            """;

    private static final String PARTS = """
            section { margin-top: 3rem; }
            section.earlier { margin-top: 4rem; padding-top: 2.5rem; border-top: 2px solid var(--line); }
            .verdict {
              padding: 1.1rem 1.4rem; border: 1px solid var(--tone); border-left-width: .5rem;
              border-radius: .375rem; background: var(--tone-ground);
            }
            .verdict .word { color: var(--tone); font-size: 1.5rem; line-height: 1.3; font-weight: 700; }
            .facts {
              display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
              gap: 1rem 2rem; margin: 1.5rem 0 0;
            }
            h2 + .facts { margin-top: 0; }
            dt { color: var(--faint); font-size: .8125rem; }
            dd { margin: 0; font-variant-numeric: tabular-nums; }
            .label { color: var(--tone); font-weight: 600; white-space: nowrap; }
            .counts { display: flex; flex-wrap: wrap; gap: .5rem; margin-bottom: 1rem; }
            .counts .label {
              padding: .1rem .7rem; border: 1px solid var(--tone); border-radius: 1rem;
              background: var(--tone-ground); font-size: .875rem;
            }
            .mark { display: inline-block; min-width: 1.1em; text-align: center; }
            .aside { color: var(--faint); }
            .todo { margin-top: .4rem; padding-left: .8rem; border-left: 3px solid var(--line); }
            .advice { margin-top: 1.5rem; padding: 1rem 1.4rem; border: 1px solid var(--line); border-radius: .375rem; }
            .advice .todo { padding-left: 0; border: 0; }
            ul { margin: 0; padding-left: 1.2rem; }
            footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); }
            details { margin-top: 1.25rem; }
            summary { cursor: pointer; font-weight: 600; }
            """;

    private static final String TABLES = """
            table { width: 100%; border-collapse: collapse; margin-top: 1.25rem; font-size: .9375rem; }
            h2 + table, .counts + table { margin-top: 0; }
            caption { text-align: left; color: var(--faint); font-size: .875rem; padding-bottom: .4rem; }
            th, td { padding: .55rem .75rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
            th:first-child, td:first-child { padding-left: .25rem; }
            th:last-child, td:last-child { padding-right: .25rem; }
            thead th { color: var(--faint); font-size: .8125rem; font-weight: 600; border-bottom: 2px solid var(--line); }
            th[scope=row] { font-weight: 600; }
            .group th { padding-top: 1.2rem; border-bottom-color: var(--faint); }
            .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
            .total th, .total td { font-weight: 650; border-top: 2px solid var(--line); border-bottom: 0; }
            .checks th[scope=row] { width: 36%; }
            .checks td:last-child { width: 4rem; color: var(--faint); }
            @media screen and (max-width: 42rem) {
              body { padding: 1.5rem 1rem 3rem; }
              thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
              table, caption, tbody, tr, th, td { display: block; width: auto; }
              tr { padding: .5rem 0; border-bottom: 1px solid var(--line); }
              th, td, .checks th[scope=row], .checks td:last-child { padding: .15rem 0; border: 0; width: auto; }
              .number { text-align: left; }
              td[data-title]:not(:empty)::before {
                content: attr(data-title) ": "; color: var(--faint); font-family: system-ui, sans-serif;
              }
              .checks td[data-title=Finding]::before { content: none; }
            }
            """;

    private static final String PAPER = """
            @page { size: A4; margin: 18mm 16mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
            @media print {
              :root {
                color-scheme: light;
                --ground: #ffffff; --raised: #f5f6f8; --ink: #000000; --faint: #444c58; --line: #c3c9d1;
                --good: #17663a; --good-ground: #ffffff; --bad: #a3231d; --bad-ground: #ffffff;
                --open: #7a4d00; --open-ground: #ffffff; --quiet: #444c58; --quiet-ground: #ffffff;
              }
              html { font-size: 10pt; }
              body { padding: 0; max-width: none; }
              section { margin-top: 9mm; }
              thead { display: table-header-group; }
              tr, .verdict, .facts div, .advice, pre { break-inside: avoid; }
              h1, h2, h3, caption, .group, .counts, summary { break-after: avoid; }
              details::details-content { content-visibility: visible; display: block; block-size: auto; }
              summary { list-style: none; }
              pre { background: none; }
            }
            """;

    static final String CSS = COLOURS + TYPE + PARTS + TABLES + PAPER;

    private Stylesheet() {}
}
