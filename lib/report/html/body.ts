/** The page's frame; the script fills it. */
export const BODY = String.raw`
<a class="skip" href="#scenario">Skip to the scenario</a>
<header class="top">
  <div>
    <h1>What happens to requests</h1>
    <p class="quiet" id="run"></p>
  </div>
  <button type="button" id="theme" class="no-print">Theme: as the system</button>
</header>
<noscript><p class="note">This page draws its data with a script of its own; scripts are switched off here.</p></noscript>
<p class="note" id="notes" hidden></p>
<main>
  <section id="overview" aria-labelledby="overview-title">
    <div class="bar">
      <h2 id="overview-title">Workload</h2>
      <label class="sr" for="workload">Workload</label>
      <select id="workload"></select>
    </div>
    <p class="quiet" id="keys">Choose a scenario; the arrow keys go up and down.</p>
    <div class="scroll" tabindex="0" role="region" aria-label="Verdicts"><table id="verdicts" aria-describedby="keys"></table></div>
  </section>
  <section id="scenario" tabindex="-1" aria-labelledby="scenario-title">
    <h2 id="scenario-title"></h2>
    <div id="versions" class="zoom no-print" role="group" aria-label="Before and after the change" hidden>
      <button type="button" id="before">As it is</button>
      <button type="button" id="after">With the change</button>
    </div>
    <p id="sentence" class="lead"></p>
    <dl id="tiles" class="tiles"></dl>
    <figure id="figure" aria-labelledby="chart-title">
      <figcaption class="bar">
        <h3 id="chart-title">Second by second</h3>
        <span class="zoom no-print" role="group" aria-label="Zoom of the time axis">
          <button type="button" id="zoom-losses">Losses</button>
          <button type="button" id="zoom-out" aria-label="Zoom out">&minus;</button>
          <button type="button" id="zoom-in" aria-label="Zoom in">+</button>
          <button type="button" id="zoom-all">Whole</button>
        </span>
      </figcaption>
      <div id="chart" class="chart">
        <div id="labels" class="labels" aria-hidden="true"></div>
        <div id="pane" class="pane" tabindex="0" role="region" aria-label="Timeline; scrolls when zoomed"></div>
        <div id="tip" class="tip" aria-hidden="true" hidden></div>
      </div>
      <ul id="legend" class="legend"></ul>
      <div class="moment no-print">
        <label for="moment">Moment</label>
        <button type="button" id="event-before" aria-label="Event before">&lsaquo;</button>
        <input type="range" id="moment" min="0" max="1000" step="1" value="0">
        <button type="button" id="event-after" aria-label="Next event">&rsaquo;</button>
      </div>
      <div id="readout" class="readout"></div>
    </figure>
    <div id="details"></div>
  </section>
</main>
<details id="left" hidden><summary></summary><ul class="plain"></ul></details>
<p class="sr" id="live" role="status" aria-live="polite"></p>
`;
