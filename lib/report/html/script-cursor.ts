/** The moment that is looked at: by pointer, slider or event. */
export const SCRIPT_CURSOR = String.raw`
function lossesAt(t, at) {
  return t.losses.filter(function (l) { return l[0] <= at && Math.max(l[1], l[0] + 0.1) > at; });
}
function stateAt(pod, at) {
  return pod.states.find(function (s) { return s[0] <= at && s[1] > at; });
}
function lossWords(o, l) {
  var t = o.timeline;
  return requests(l[3]) + ' ' + o.unit + ' lost ' + span(l[0], l[1]) + ': ' + D.causes[l[2]].word + (l[5] >= 0 ? ' at ' + podName(t.pods[l[5]].name) : '');
}
function momentWords(o, at) {
  var t = o.timeline, c = stepAt(t.capacity, at), e = stepAt(t.endpoints, at);
  var words = [many(c[3], 'pod')];
  if (t.hasTraffic) words.unshift('serving ' + c[1] + ' of ' + c[2] + ' wanted');
  if (e && o.unit === 'requests') words.push('endpoints: ' + e[1] + ' ready, ' + e[2] + ' terminating, ' + e[3] + ' not ready', 'routed to ' + e[4]);
  return words;
}
function showReadout(o, at) {
  var t = o.timeline, losing = lossesAt(t, at), counts = {};
  t.pods.forEach(function (pod) {
    var s = stateAt(pod, at);
    if (s) (counts[s[2]] = counts[s[2]] || []).push(pod.name);
  });
  var rate = losing.reduce(function (sum, l) { return sum + (l[1] > l[0] ? l[4] : 0); }, 0);
  var lines = [el('p', {}, [el('b', { text: time(at) }), ': ' + momentWords(o, at).join('; ') + '.'])];
  lines.push(el('p', { 'class': 'quiet', text: Object.keys(counts).map(function (s) {
    var names = counts[s];
    return D.states[s].words + ': ' + names.slice(0, 4).map(podName).join(', ') + (names.length > 4 ? ' and ' + (names.length - 4) + ' more' : '');
  }).join('; ') }));
  if (losing.length) lines.push(el('p', { 'class': 'bad', text: 'Losing ' + requests(rate) + ' ' + o.unit + '/s: ' + losing.slice(0, 3).map(function (l) {
    return D.causes[l[2]].word + (l[5] >= 0 ? ' at ' + podName(t.pods[l[5]].name) : '');
  }).join(', ') + (losing.length > 3 ? ' \u2026' : '') }));
  byId('readout').replaceChildren.apply(byId('readout'), lines);
  return time(at) + ', ' + momentWords(o, at).slice(0, 2).join(', ') + (losing.length ? ', losing ' + requests(rate) + ' ' + o.unit + ' per second' : '');
}
function moveCursor(view, at, fromSlider) {
  if (!view.L) return;
  var t = view.o.timeline;
  view.at = clamp(at, t.from, t.to);
  var x = view.L.x(view.at), words = showReadout(view.o, view.at), slider = byId('moment');
  byId('cursor').setAttribute('d', 'M' + x + ' ' + (H.axis - 6) + 'V' + view.L.height);
  if (!fromSlider) slider.value = String(Math.round((view.at - t.from) / (t.to - t.from) * 1000));
  slider.setAttribute('aria-valuetext', words);
}
function keepVisible(view) {
  var pane = byId('pane'), x = view.L.x(view.at);
  if (x < pane.scrollLeft + 20 || x > pane.scrollLeft + pane.clientWidth - 20) pane.scrollLeft = x - pane.clientWidth / 2;
}
function eventsOf(o) {
  var t = o.timeline;
  var moments = t.events.map(function (e) { return e[0]; }).concat(t.losses.map(function (l) { return l[0]; }));
  return Array.from(new Set(moments)).filter(function (at) { return at >= t.from && at <= t.to; }).sort(function (a, b) { return a - b; });
}
function jump(view, forward) {
  var moments = eventsOf(view.o), list = forward ? moments : moments.slice().reverse();
  var next = list.find(function (at) { return forward ? at > view.at + 1e-6 : at < view.at - 1e-6; });
  if (next === undefined) return;
  moveCursor(view, next);
  keepVisible(view);
  var said = view.o.timeline.events.filter(function (e) { return e[0] === next; }).map(function (e) { return (e[1] ? e[1] + ': ' : '') + e[2]; });
  byId('live').textContent = byId('moment').getAttribute('aria-valuetext') + (said.length ? '; ' + said.slice(0, 4).join('; ') : '');
}
function tipWords(view, at, y) {
  var t = view.o.timeline, index = Math.floor((y - view.L.top.pods) / view.L.pod), pod = t.pods[index], words = [];
  if (pod && y >= view.L.top.pods) {
    var s = stateAt(pod, at);
    words.push(pod.name + ' (' + pod.revision + ')' + (pod.node ? ' on ' + pod.node : ''));
    if (s) words.push(D.states[s[2]].words + ', ' + span(s[0], s[1]));
    lossesAt(t, at).forEach(function (l) { if (l[5] === index) words.push(lossWords(view.o, l)); });
    return words;
  }
  var near = t.events.filter(function (e) { return Math.abs(view.L.x(e[0]) - view.L.x(at)) < 5; });
  near.slice(0, 4).forEach(function (e) { words.push(time(e[0]) + ': ' + (e[1] ? e[1] + ': ' : '') + e[2]); });
  if (!words.length) words = [time(at)].concat(momentWords(view.o, at).slice(0, 2)).concat(lossesAt(t, at).slice(0, 2).map(function (l) { return lossWords(view.o, l); }));
  return words;
}
function watchPointer(view) {
  var pane = byId('pane'), tip = byId('tip');
  pane.addEventListener('pointermove', function (event) {
    var svg = pane.querySelector('svg');
    if (!svg || !view.L) return;
    var box = svg.getBoundingClientRect(), around = byId('chart').getBoundingClientRect();
    var x = event.clientX - box.left, y = event.clientY - box.top, at = view.L.timeAt(x);
    moveCursor(view, at);
    tip.replaceChildren.apply(tip, tipWords(view, view.at, y).map(function (line, i) { return el('div', {}, [el(i ? 'span' : 'b', { text: line })]); }));
    tip.hidden = false;
    var left = event.clientX - around.left + 14;
    if (left + tip.offsetWidth > around.width) left = Math.max(0, event.clientX - around.left - tip.offsetWidth - 14);
    tip.style.left = left + 'px';
    tip.style.top = (event.clientY - around.top + 16) + 'px';
  });
  pane.addEventListener('pointerleave', function () { tip.hidden = true; });
}
`;
