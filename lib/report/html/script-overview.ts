/** Which workloads and scenarios there are, and what each comes to. */
export const SCRIPT_OVERVIEW = String.raw`
var VERDICTS = { safe: '\u2713 safe', loses: '\u2717 loses', stuck: '\u2026 stuck', unknown: '? unknown' };
function verdictText(o) {
  if (o.voluntary || o.lost === 0 || o.verdict === 'unknown') return VERDICTS[o.verdict];
  return o.verdict === 'safe' ? '\u2713 at floor' : '\u2717 above floor';
}
function doneText(o) {
  if (o.sampled && o.sampled.settled) return time(o.sampled.settled.median);
  return o.end.done ? time(o.end.settled) : o.end.isCutOff ? '> ' + time(o.end.watchedUntil) : 'never';
}
function workloadTitle(w) { return w.kind + ' ' + w.namespace + '/' + w.name; }
function workloadOption(w, index) {
  var losing = w.outcomes.filter(function (o) { return o.voluntary && o.verdict === 'loses'; }).length;
  var stuck = w.outcomes.filter(function (o) { return o.voluntary && o.verdict === 'stuck'; }).length;
  var unknown = w.outcomes.filter(function (o) { return o.verdict === 'unknown'; }).length;
  var words = losing ? many(losing, 'scenario') + (losing === 1 ? ' loses' : ' lose') : stuck ? many(stuck, 'scenario') + ' never ending' : unknown ? many(unknown, 'scenario') + ' unknown' : 'safe';
  return el('option', { value: index, text: workloadTitle(w) + (w.file ? ' (' + w.file + ')' : '') + ': ' + words });
}
function afterOf(w, o) { return w.after.find(function (one) { return one.scenario === o.scenario; }); }
function lostText(o, after) {
  if (!o.sampled) return requests(o.lost) + (after ? ' \u2192 ' + requests(after.lost) : '');
  return requests(o.sampled.lost.p5) + '\u2013' + requests(o.sampled.lost.p95);
}
function verdictRow(o, index, chosen, choose, after) {
  var button = el('button', { type: 'button', text: o.title, 'aria-pressed': String(chosen), tabindex: chosen ? 0 : -1, 'data-scenario': o.scenario });
  button.addEventListener('click', function () { choose(index, true); });
  return el('tr', { 'data-chosen': chosen ? '' : undefined }, [
    el('th', { scope: 'row' }, [button]),
    el('td', {}, [el('span', { 'class': 'verdict ' + o.verdict, text: verdictText(o) })]),
    el('td', { 'class': 'num', text: lostText(o, after) }),
    el('td', { 'class': 'num wide', text: o.voluntary ? '' : requests(o.floor.lost) }),
    el('td', { 'class': 'num wide', text: o.lowestCapacity + ' of ' + o.replicas }),
    el('td', { 'class': 'num wide', text: String(o.mostPods) }),
    el('td', { 'class': 'num wide', text: doneText(o) }),
  ]);
}
function showVerdicts(w, chosen, choose) {
  var heads = [['Scenario', ''], ['Verdict', ''], [w.after.length ? 'Lost \u2192 after' : 'Lost', 'num'], ['Floor', 'num wide-head'], ['Serving', 'num wide-head'], ['Pods', 'num wide-head'], ['Done after', 'num wide-head']];
  var head = el('thead', {}, [el('tr', {}, heads.map(function (h) { return el('th', { scope: 'col', text: h[0], 'class': h[1] || undefined }); }))]);
  var bodies = [[true, 'On purpose: these could lose nothing'], [false, 'Faults: judged by the floor that nobody could keep']].map(function (part) {
    var rows = w.outcomes.map(function (o, index) { return o.voluntary === part[0] ? verdictRow(o, index, index === chosen, choose, afterOf(w, o)) : null; });
    if (!rows.some(Boolean)) return null;
    return el('tbody', {}, [el('tr', { 'class': 'group' }, [el('th', { colspan: 7, scope: 'rowgroup', text: part[1] })])].concat(rows));
  });
  byId('verdicts').replaceChildren.apply(byId('verdicts'), [head].concat(bodies.filter(Boolean)));
}
function watchArrows(table, pick) {
  table.addEventListener('keydown', function (event) {
    var buttons = Array.from(table.querySelectorAll('button'));
    var at = buttons.indexOf(document.activeElement);
    var to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || to === undefined || !buttons[to]) return;
    event.preventDefault();
    pick(buttons[to].getAttribute('data-scenario'));
  });
}
`;
