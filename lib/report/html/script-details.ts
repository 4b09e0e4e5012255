/** The numbers, what is to blame, the fix, and everything as tables. */
export const SCRIPT_DETAILS = String.raw`
function tile(title, value, words, bad) {
  return el('div', {}, [el('dt', { text: title }), el('dd', { 'class': bad ? 'bad' : undefined }, [value, words && el('small', { text: words })])]);
}
function showTiles(o) {
  var tiles = [tile(o.unit === 'requests' ? 'Requests lost' : 'Work lost', requests(o.lost), o.lost ? time(o.lostSeconds) + ' of all, at ' + o.rate + '/s' : 'at ' + o.rate + '/s', o.verdict === 'loses')];
  if (o.floor.lost) tiles.push(tile('Of them unavoidable', requests(o.floor.lost), o.floor.why));
  if (o.sampled) {
    tiles.push(tile('Probability of a loss', percent(o.sampled.probabilityOfLoss), many(o.sampled.runs, 'run') + ', seed ' + o.sampled.seed));
    tiles.push(tile('Lost, 5 to 95 %', requests(o.sampled.lost.p5) + '\u2013' + requests(o.sampled.lost.p95), 'median ' + requests(o.sampled.lost.median) + ', most ' + requests(o.sampled.lost.max)));
  }
  if (!o.timeline || o.timeline.hasTraffic) tiles.push(tile('Lowest serving capacity', o.lowestCapacity + ' of ' + o.replicas, 'pods that answer', o.lowestCapacity === 0));
  tiles.push(tile('Most pods at once', String(o.mostPods), 'terminating ones included'));
  tiles.push(tile('Done after', doneText(o), o.end.done ? 'complete after ' + time(o.end.complete) : o.end.why));
  byId('tiles').replaceChildren.apply(byId('tiles'), tiles);
}
function sentenceOf(o) {
  var words = [];
  if (o.timeline && !o.timeline.hasTraffic && o.lost === 0) words.push(o.unit === 'requests' ? 'No requests are known to come to these pods.' : 'No work is lost.');
  else if (o.lost === 0) words.push('No ' + (o.unit === 'requests' ? 'request' : 'work') + ' is lost.');
  else if (!o.voluntary && o.verdict === 'safe') words.push('It loses ' + requests(o.lost) + ' ' + o.unit + ', which no manifest could keep.');
  else words.push('It loses ' + requests(o.lost) + ' ' + o.unit + ': as many as ' + (o.unit === 'requests' ? 'come' : 'begin') + ' in ' + time(o.lostSeconds) + '.');
  if (o.end.done || !o.end.isCutOff) words.push(o.end.done ? 'It is done after ' + time(o.end.settled) + '.' : 'It never ends: ' + o.end.why + '.');
  o.doubts.forEach(function (doubt) { words.push('Nobody can say more: ' + doubt + '.'); });
  if (o.sampled) words.push('Drawn is the run with the median loss, of ' + many(o.sampled.runs, 'run') + ' with drawn latencies.');
  else if (o.adversary && o.unit === 'requests') words.push('This is the worst case, when ' + o.adversary + '.');
  return words.join(' ');
}
function table(caption, heads, rows, most, stacks) {
  var shown = rows.slice(0, most);
  var node = el('table', { 'class': stacks ? 'stack' : undefined }, [el('caption', { text: caption }),
    el('thead', {}, [el('tr', {}, heads.map(function (h) { return el('th', { scope: 'col', text: h }); }))]),
    el('tbody', {}, shown.map(function (cells) {
      return el('tr', {}, cells.map(function (cell) { return cell instanceof Node ? el('td', {}, [cell]) : el('td', { text: String(cell) }); }));
    }))]);
  return el('div', { 'class': 'scroll', tabindex: 0, role: 'region', 'aria-label': caption }, [node,
    rows.length > most ? el('p', { 'class': 'quiet', text: (rows.length - most) + ' more rows are left out.' }) : null]);
}
function blameTable(o, view) {
  if (!o.blamed.length) return null;
  var rows = o.blamed.map(function (b) {
    var icon = draw('svg', { width: 16, height: 16, viewBox: '-8 -8 16 16', 'aria-hidden': 'true' }, [causeMark(causeOf(b.cause), 0, 0, 0.9)]);
    var show = o.timeline ? el('button', { type: 'button', 'class': 'no-print', text: 'Show' , 'aria-label': 'Show ' + D.causes[causeOf(b.cause)].word + ' in the timeline' }) : null;
    if (show) show.addEventListener('click', function () { moveCursor(view, b.from); keepVisible(view); byId('moment').focus(); });
    var pods = b.pods.slice(0, 4).map(podName).join(', ') + (b.pods.length > 4 ? ' and ' + (b.pods.length - 4) + ' more' : '');
    return [el('span', {}, [el('b', { text: requests(b.requests) + ' ' }), icon, ' ' + D.causes[causeOf(b.cause)].word]),
      (b.intervals > 1 ? b.intervals + ' times ' : '') + span(b.from, b.to) + (pods ? ' at ' + pods : ''),
      el('span', {}, [b.words, el('br'), el('code', { text: (b.place || b.object) }), ' ', el('code', { text: b.path })]), show || ''];
  });
  var what = o.unit === 'requests' ? 'Requests' : 'Work';
  return table(what === 'Work' ? 'Lost work, and the field to blame' : 'Lost requests, and the field to blame', [what, 'When and where', 'Why', 'Look'], rows, 100, true);
}
function changeBox(w) {
  var c = w.change;
  if (!c) return null;
  return el('div', { 'class': 'fix' }, [el('h3', { text: 'The change of ' + w.kind + ' ' + w.name }), el('p', { text: c.head + '.' }),
    c.edits.length ? el('ul', { 'class': 'plain' }, c.edits.map(function (e) { return el('li', {}, [el('code', { text: e.edit }), e.why ? el('p', { 'class': 'quiet', text: e.why }) : null]); })) : null,
    c.costs ? el('p', { 'class': 'quiet', text: 'Costs: ' + c.costs + '.' }) : null,
    c.caveats.length ? el('ul', {}, c.caveats.map(function (one) { return el('li', { text: one }); })) : null]);
}
function assumptionsBox(o) {
  if (!o.assumptions.length) return null;
  return el('div', {}, [el('h3', { text: 'Assumed, since nobody has stated it' }),
    el('ul', { 'class': 'plain' }, o.assumptions.map(function (one) { return el('li', { text: one }); }))]);
}
function tables(o) {
  var t = o.timeline;
  if (!t) return null;
  var states = [];
  t.pods.forEach(function (pod) {
    pod.states.forEach(function (s) { states.push([pod.name, pod.revision, pod.node || '', time(s[0]), time(s[1]), D.states[s[2]].words]); });
  });
  var box = el('details', {}, [el('summary', { text: 'The timeline as tables' })]);
  box.append(table('Events', ['Time', 'Pod', 'What'], t.events.map(function (e) { return [time(e[0]), e[1], e[2]]; }), 400));
  box.append(table('States of pods', ['Pod', 'Version', 'Node', 'From', 'To', 'State'], states, 400));
  box.append(table('Capacity', ['From', 'Serving', 'Wanted', 'Pods', 'Lost per second, refused or without endpoint'],
    t.capacity.map(function (c) { return [time(c[0]), c[1], c[2], c[3], requests(c[4])]; }), 400));
  box.append(table('Endpoints', ['From', 'Ready', 'Terminating', 'Not ready', 'Routed to'],
    t.endpoints.map(function (e) { return [time(e[0]), e[1], e[2], e[3], e[4]]; }), 400));
  return box;
}
function leftOutWords(o) {
  var t = o.timeline, words = [];
  if (!t) return 'The timeline is left out to keep the page small; simulate this workload alone (--workload) to see it.';
  if (t.morePods) words.push(many(t.morePods, 'pod'));
  if (t.moreLosses) words.push(many(t.moreLosses, 'stretch') + ' of loss');
  if (t.moreEvents) words.push(many(t.moreEvents, 'event'));
  return words.length ? 'Left out of the drawing: ' + words.join(', ') + '.' : '';
}
function showDetails(o, view) {
  var left = leftOutWords(o);
  var parts = [left ? el('p', { 'class': 'quiet', text: left }) : null, blameTable(o, view), changeBox(D.workloads[view.w]), assumptionsBox(o), tables(o)];
  byId('details').replaceChildren.apply(byId('details'), parts.filter(Boolean));
}
function showLegend(o) {
  var t = o.timeline, items = [];
  D.states.forEach(function (s, index) {
    if (!t.pods.some(function (p) { return p.states.some(function (one) { return one[2] === index; }); })) return;
    items.push(el('li', {}, [draw('svg', { width: 24, height: 14, 'aria-hidden': 'true' }, [draw('rect', { x: 1, y: 1, width: 22, height: 12, rx: 2, 'class': 's-' + s.id })]), el('span', { text: s.words })]));
  });
  D.causes.forEach(function (c, index) {
    if (!t.losses.some(function (l) { return l[2] === index; })) return;
    items.push(el('li', { title: c.says }, [draw('svg', { width: 16, height: 16, viewBox: '-8 -8 16 16', 'aria-hidden': 'true' }, [causeMark(index, 0, 0, 1)]), el('span', { text: 'lost: ' + c.word })]));
  });
  byId('legend').replaceChildren.apply(byId('legend'), items);
}
`;
