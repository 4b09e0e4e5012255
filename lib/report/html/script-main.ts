/** What is chosen, and the page that follows from it. */
export const SCRIPT_MAIN = String.raw`
var view = { w: 0, s: 0, zoom: 1, at: 0, o: null, L: null };
var narrow = window.matchMedia('(max-width: 40rem)');
function render() {
  var o = view.o, pane = byId('pane');
  byId('figure').hidden = !o.timeline;
  byId('chart').classList.toggle('narrow', narrow.matches);
  view.L = null;
  if (!o.timeline) return;
  var labels = byId('labels');
  var room = byId('chart').clientWidth - (narrow.matches ? 0 : labels.offsetWidth);
  var L = layoutOf(o, Math.max(200, Math.floor(room * view.zoom)), narrow.matches);
  view.L = L;
  pane.replaceChildren(chartOf(o, L));
  labels.replaceChildren.apply(labels, labelsOf(o, L));
  showLegend(o);
  moveCursor(view, view.at);
  byId('zoom-out').disabled = byId('zoom-all').disabled = view.zoom === 1;
  byId('zoom-in').disabled = view.zoom >= 64;
  byId('zoom-losses').hidden = !o.timeline.losses.length;
  labelsStay();
}
function labelsStay() {
  byId('pane').querySelectorAll('.stays').forEach(function (text) { text.setAttribute('x', byId('pane').scrollLeft + 2); });
}
function zoomTo(zoom, at) {
  view.zoom = clamp(zoom, 1, 64);
  render();
  if (!view.L) return;
  var pane = byId('pane');
  pane.style.scrollBehavior = 'auto';
  pane.scrollLeft = view.L.x(at) - pane.clientWidth / 2;
  pane.style.scrollBehavior = '';
}
function zoomToLosses() {
  var t = view.o.timeline;
  var from = Math.max(t.from, Math.min.apply(null, t.losses.map(function (l) { return l[0]; })));
  var to = Math.min(t.to, Math.max.apply(null, t.losses.map(function (l) { return l[1]; })));
  zoomTo(Math.floor((t.to - t.from) / Math.max(0.5, (to - from) * 1.2) * 10) / 10, (from + to) / 2);
}
function choose(index, says, focuses) {
  var w = D.workloads[view.w];
  view.s = index;
  showVerdicts(w, index, choose);
  if (says) byId('verdicts').querySelectorAll('button')[order(w, index)].focus();
  showVersion(false, says);
}
/** What is chosen, as it is or with the change. */
function showVersion(isAfter, says) {
  var w = D.workloads[view.w], before = w.outcomes[view.s], after = afterOf(w, before);
  var o = isAfter && after || before, t = o.timeline;
  view.o = o;
  view.zoom = 1;
  view.at = t && t.losses.length ? clamp(t.losses[0][0], 0, t.to) : 0;
  byId('versions').hidden = !after;
  byId('before').setAttribute('aria-pressed', String(o === before));
  byId('after').setAttribute('aria-pressed', String(o !== before));
  byId('scenario-title').textContent = w.kind + ' ' + w.name + ': ' + o.title + (o === before ? '' : ', with the change');
  byId('sentence').textContent = sentenceOf(o);
  showTiles(o);
  render();
  showDetails(o, view);
  history.replaceState(null, '', '#' + view.w + '/' + o.scenario);
  if (says) byId('live').textContent = o.title + (o === before ? '. ' : ', with the change. ') + sentenceOf(o);
}
function order(w, index) {
  var shown = w.outcomes.map(function (o, i) { return i; });
  shown.sort(function (a, b) { return Number(w.outcomes[b].voluntary) - Number(w.outcomes[a].voluntary) || a - b; });
  return shown.indexOf(index);
}
function chooseWorkload(index, scenario) {
  view.w = index;
  var outcomes = D.workloads[index].outcomes;
  var found = outcomes.findIndex(function (o) { return o.scenario === scenario; });
  if (found < 0) found = outcomes.findIndex(function (o) { return o.voluntary && o.verdict !== 'safe'; });
  byId('workload').value = String(index);
  choose(Math.max(0, found), false);
}
function watch() {
  byId('workload').addEventListener('change', function (event) {
    chooseWorkload(Number(event.target.value));
    byId('live').textContent = workloadTitle(D.workloads[view.w]) + '. ' + view.o.title + '. ' + sentenceOf(view.o);
  });
  watchArrows(byId('verdicts'), function (scenario) {
    choose(D.workloads[view.w].outcomes.findIndex(function (o) { return o.scenario === scenario; }), true);
  });
  byId('moment').addEventListener('input', function (event) {
    var t = view.o.timeline;
    moveCursor(view, t.from + Number(event.target.value) / 1000 * (t.to - t.from), true);
    keepVisible(view);
  });
  byId('before').addEventListener('click', function () { showVersion(false, true); });
  byId('after').addEventListener('click', function () { showVersion(true, true); });
  byId('event-before').addEventListener('click', function () { jump(view, false); });
  byId('event-after').addEventListener('click', function () { jump(view, true); });
  byId('zoom-in').addEventListener('click', function () { zoomTo(view.zoom * 2, view.at); });
  byId('zoom-out').addEventListener('click', function () { zoomTo(view.zoom / 2, view.at); });
  byId('zoom-all').addEventListener('click', function () { zoomTo(1, view.at); });
  byId('zoom-losses').addEventListener('click', zoomToLosses);
  byId('pane').addEventListener('scroll', labelsStay);
  watchPointer(view);
  var width = 0;
  new ResizeObserver(function () {
    if (byId('figure').clientWidth !== width) { width = byId('figure').clientWidth; render(); }
  }).observe(byId('figure'));
  window.addEventListener('beforeprint', function () { zoomTo(1, 0); });
  window.addEventListener('hashchange', fromHash);
}
function fromHash() {
  var parts = /^#(\d+)\/([a-z-]+)$/.exec(location.hash) || [];
  chooseWorkload(D.workloads[Number(parts[1])] ? Number(parts[1]) : worst(), parts[2]);
}
function worst() {
  var found = D.workloads.findIndex(function (w) { return w.outcomes.some(function (o) { return o.voluntary && o.verdict === 'loses'; }); });
  return Math.max(0, found);
}
function watchTheme() {
  var themes = [undefined, 'light', 'dark'], words = ['as the system', 'light', 'dark'], at = 0, button = byId('theme');
  button.addEventListener('click', function () {
    at = (at + 1) % 3;
    if (themes[at]) document.documentElement.setAttribute('data-theme', themes[at]);
    else document.documentElement.removeAttribute('data-theme');
    button.textContent = 'Theme: ' + words[at];
  });
}
function tellWhatIsLeft() {
  var left = byId('left'), all = D.notSimulated;
  left.hidden = !all.length;
  left.open = !D.workloads.length;
  left.querySelector('summary').textContent = 'Not simulated (' + all.length + ')';
  all.forEach(function (one) { left.querySelector('ul').append(el('li', {}, [one])); });
}
function whatIsLost() {
  var losing = D.workloads.flatMap(function (w) { return w.outcomes; }).filter(function (o) { return o.voluntary && o.verdict === 'loses'; });
  var kinds = losing.map(function (o) { return o.unit === 'requests' ? 'requests' : 'work'; });
  return Array.from(new Set(kinds)).sort().join(' or ');
}
function begin() {
  var s = D.summary, run = D.run, notes = D.problems.slice(0, 10);
  byId('run').textContent = many(s.workloads, 'workload') + ', ' + many(s.outcomes, 'outcome') + ', ' + requests(run.rate) + ' requests/s; '
    + (run.sampled ? many(run.sampled.runs, 'run') + ' with drawn latencies, seed ' + run.sampled.seed : 'every latency at its worst') + '; '
    + (!s.outcomes ? 'nothing was simulated' : s.losing ? many(s.losing, 'scenario') + (s.losing === 1 ? ' loses' : ' lose') + ' ' + whatIsLost() : 'nothing is lost on purpose') + (s.stuck ? ', ' + s.stuck + ' never ending' : '') + (s.unknown ? ', of ' + s.unknown + ' nobody can say' : '') + '.';
  if (D.leftOut) notes.push(many(D.leftOut, 'timeline') + ' of ' + s.outcomes + ' are left out to keep this page small.');
  if (D.problems.length > 10) notes.push(D.problems.length - 10 + ' more parts of the input could not be read.');
  byId('notes').hidden = !notes.length;
  byId('notes').textContent = notes.join(' ');
  tellWhatIsLeft();
  watchTheme();
  if (!D.workloads.length) { document.querySelector('main').hidden = true; return; }
  D.workloads.forEach(function (w, index) { byId('workload').append(workloadOption(w, index)); });
  watch();
  fromHash();
}
begin();
`;
