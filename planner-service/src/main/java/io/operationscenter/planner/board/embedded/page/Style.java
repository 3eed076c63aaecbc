package io.operationscenter.planner.board.embedded.page;

/** How the page looks. */
final class Style {

  static final String PATH = "/board.css";

  static final String SHEET =
      """
      :root {
        color-scheme: light dark;
        --ground: #f6f6f4; --card: #fff; --ink: #1f2328; --quiet: #626a73; --line: #dcdcd8;
        --accent: #2f5d8a; --danger: #a83232; --chip: #eceae5;
      }
      @media (prefers-color-scheme: dark) {
        :root {
          --ground: #191b1e; --card: #23262a; --ink: #e6e6e3; --quiet: #9aa1a9; --line: #383c42;
          --accent: #8db7e0; --danger: #e58a8a; --chip: #32363c;
        }
      }
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--ground); color: var(--ink);
        font: 15px/1.45 system-ui, "Segoe UI", "Helvetica Neue", sans-serif; }
      header { display: flex; gap: 1rem; align-items: baseline; padding: .8rem 1.2rem;
        border-bottom: 1px solid var(--line); background: var(--card); }
      header h1 { font-size: 1.05rem; margin: 0; }
      header h1 a { color: inherit; text-decoration: none; }
      header .who { margin-left: auto; color: var(--quiet); }
      header form { display: inline; }
      main { padding: 1rem 1.2rem 3rem; }
      a { color: var(--accent); }
      .columns { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(10.4rem, 1fr);
        gap: .8rem; overflow-x: auto; align-items: start; padding-bottom: 1rem; }
      .column > h2 { font-size: .85rem; margin: 0 0 .5rem; color: var(--quiet); font-weight: 600; }
      .column > h2 span { font-weight: 400; }
      .card { display: block; background: var(--card); border: 1px solid var(--line);
        border-radius: 6px; padding: .55rem .65rem; margin-bottom: .5rem; color: inherit;
        text-decoration: none; overflow-wrap: anywhere; }
      a.card:hover, a.card:focus-visible { border-color: var(--accent); }
      .key { color: var(--quiet); font-size: .8rem; }
      .labels { display: flex; flex-wrap: wrap; gap: .25rem; margin-top: .35rem; }
      .label { background: var(--chip); border-radius: 4px; padding: 0 .4rem; font-size: .78rem; }
      .label button { border: 0; background: none; color: var(--quiet); padding: 0 0 0 .2rem;
        font-size: .85rem; min-height: 0; }
      .empty { color: var(--quiet); font-size: .85rem; margin: 0; }
      .panel { background: var(--card); border: 1px solid var(--line); border-radius: 8px;
        padding: 1rem 1.1rem; margin-bottom: 1rem; }
      .panel h2 { font-size: 1rem; margin: 0 0 .7rem; }
      .new { max-width: 46rem; padding: .6rem 1.1rem; }
      .narrow { max-width: 30rem; margin: 3rem auto; }
      .two { display: grid; grid-template-columns: minmax(0, 2fr) minmax(15rem, 1fr); gap: 1rem; }
      @media (max-width: 50rem) { .two { grid-template-columns: 1fr; } }
      label { display: block; font-size: .85rem; color: var(--quiet); margin: .6rem 0 .2rem; }
      input[type=text], input[type=password], textarea, select { width: 100%; font: inherit;
        color: inherit; background: var(--ground); border: 1px solid var(--line);
        border-radius: 5px; padding: .45rem .55rem; }
      textarea { min-height: 9rem; resize: vertical; font-family: ui-monospace, monospace;
        font-size: .88rem; }
      textarea.short { min-height: 4.5rem; }
      button { font: inherit; min-height: 2.1rem; padding: .3rem .9rem; border-radius: 5px;
        border: 1px solid var(--line); background: var(--card); color: inherit; cursor: pointer; }
      button.main { background: var(--accent); border-color: var(--accent); color: var(--card); }
      .actions { margin-top: .7rem; display: flex; gap: .5rem; align-items: center; }
      .inline { display: flex; gap: .5rem; }
      .problem { color: var(--danger); }
      .comment { border-top: 1px solid var(--line); padding: .6rem 0; }
      .comment:first-of-type { border-top: 0; }
      .text { white-space: pre-wrap; overflow-wrap: anywhere; margin: .2rem 0 0; }
      .history { list-style: none; margin: 0; padding: 0; font-size: .85rem; }
      .history li { padding: .25rem 0; overflow-wrap: anywhere; }
      .quiet { color: var(--quiet); font-size: .82rem; }
      details summary { cursor: pointer; color: var(--accent); }
      """;

  private Style() {}
}
