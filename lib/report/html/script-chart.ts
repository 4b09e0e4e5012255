/** The drawing: pods as bars, capacity against demand, lost requests. */
export const SCRIPT_CHART = String.raw`
var H = { axis: 26, pod: 34, podNarrow: 50, podMany: 27, capacity: 92, lost: 66, bar: 18 };
var SHORT = { pending: 'pending', pulling: 'pulling', starting: 'starting', running: 'not ready', ready: 'ready', 'pre-stop': 'preStop',
  sigterm: 'SIGTERM', exited: 'exited', 'back-off': 'back-off', lost: 'lost' };
function pattern(id, children, size) {
  return draw('pattern', { id: id, width: size || 8, height: size || 8, patternUnits: 'userSpaceOnUse' }, children);
}
function ground(kind) { return draw('rect', { width: 9, height: 9, 'class': kind }); }
function patterns() {
  return draw('defs', {}, [
    pattern('p-pulling', [ground('p-ground'), draw('path', { d: 'M4 0V8', 'class': 'p-pale' })]),
    pattern('p-starting', [ground('p-ground'), draw('path', { d: 'M-2 10L10 -2M-2 2L2 -2M6 10L10 6', 'class': 'p-pale' })]),
    pattern('p-hook', [ground('p-hook'), draw('path', { d: 'M-2 10L10 -2M-2 2L2 -2M6 10L10 6', 'class': 'p-line' })]),
    pattern('p-term', [ground('p-term'), draw('circle', { cx: 3, cy: 3, r: 1.3, 'class': 'p-dot' })], 6),
    pattern('p-off', [ground('p-off'), draw('path', { d: 'M0 0L8 8M8 0L0 8', 'class': 'p-line' })]),
    pattern('p-lost', [ground('p-lost'), draw('path', { d: 'M0 4H8', 'class': 'p-line' })]),
  ]);
}
function niceStep(duration, room) {
  var steps = [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21600];
  return steps.find(function (step) { return duration / step <= room; }) || 86400;
}
function tickText(t, step) {
  if (step % 60 !== 0) return t + ' s';
  return step % 3600 === 0 ? t / 3600 + ' h' : t / 60 + ' min';
}
function layoutOf(o, width, narrow) {
  var t = o.timeline, pod = narrow ? H.podNarrow : t.pods.length > 12 ? H.podMany : H.pod;
  var top = { pods: H.axis };
  top.capacity = top.pods + t.pods.length * pod + 8;
  top.lost = top.capacity + (t.hasTraffic ? H.capacity : 0);
  var height = top.lost + (t.losses.length ? H.lost : 0);
  var scale = width / (t.to - t.from);
  return { width: width, height: height, top: top, pod: pod, narrow: narrow, t: t,
    x: function (at) { return Math.round((clamp(at, t.from, t.to) - t.from) * scale * 100) / 100; },
    timeAt: function (x) { return t.from + x / scale; } };
}
function axisOf(L) {
  var step = niceStep(L.t.to - Math.max(0, L.t.from), Math.max(3, L.width / 90)), parts = [];
  for (var at = 0; at <= L.t.to; at += step) {
    var x = L.x(at);
    parts.push(draw('path', { d: 'M' + x + ' ' + (H.axis - 6) + 'V' + L.height, 'class': at === 0 ? 'zero' : 'grid' }));
    if (x < L.width - 34) parts.push(draw('text', { x: x + 3, y: H.axis - 9, 'class': 'quiet', text: tickText(at, step) }));
  }
  return draw('g', {}, parts);
}
function podRow(L, pod, index) {
  var y = L.top.pods + index * L.pod, barY = y + (L.narrow ? 20 : 4), parts = [];
  if (L.narrow) parts.push(draw('text', { x: 2, y: y + 15, 'class': 'stays', text: podName(pod.name) + ' (' + pod.revision + ')' }));
  pod.states.forEach(function (s) {
    var id = D.states[s[2]].id, x = L.x(s[0]), width = Math.max(1, L.x(s[1]) - x);
    parts.push(draw('rect', { x: x, y: barY, width: width, height: H.bar, rx: 2, 'class': 's-' + id }));
    if (width > SHORT[id].length * 6.4 + 10 && id !== 'pending' && id !== 'pulling' && id !== 'starting')
      parts.push(draw('text', { x: x + 5, y: barY + 13, 'class': id === 'running' || id === 'exited' ? '' : 'inside', text: SHORT[id] }));
    else if (width > SHORT[id].length * 6.4 + 10)
      parts.push(draw('rect', { x: x + 3, y: barY + 2, width: SHORT[id].length * 6.4 + 4, height: 14, 'class': 'p-ground' }),
        draw('text', { x: x + 5, y: barY + 13, text: SHORT[id] }));
  });
  L.t.losses.forEach(function (loss) {
    if (loss[5] !== index || loss[1] < L.t.from) return;
    var x = L.x(loss[0]), width = Math.max(3, L.x(loss[1]) - x);
    parts.push(draw('rect', { x: x, y: barY + H.bar + 2, width: width, height: 5, rx: 2, 'class': 'loss' }));
    parts.push(causeMark(loss[2], clamp(x + width / 2, 8, L.width - 8), barY + H.bar + 4, 0.85));
  });
  return draw('g', {}, parts);
}
function stepPath(L, points, value, y) {
  var d = '';
  points.forEach(function (p, i) {
    var at = L.x(p[0]);
    d += (i ? 'H' + at + 'V' : 'M' + at + ' ') + y(p[value]);
  });
  return d + 'H' + L.width;
}
function capacityChart(L) {
  if (!L.t.hasTraffic) return null;
  var points = L.t.capacity, most = Math.max.apply(null, points.map(function (p) { return Math.max(p[1], p[2]); })
    .concat(L.t.endpoints.map(function (p) { return p[1]; })).concat([1]));
  var bottom = L.top.capacity + H.capacity - 12, room = H.capacity - 38;
  var y = function (n) { return Math.round((bottom - n / most * room) * 100) / 100; };
  var first = L.x(points[0][0]);
  return draw('g', {}, [
    L.narrow && draw('text', { x: 2, y: L.top.capacity + 15, 'class': 'stays', text: 'Pods that serve (dashed: wanted)' }),
    draw('path', { d: stepPath(L, points, 1, y) + 'V' + bottom + 'H' + first + 'Z', 'class': 'serving' }),
    L.t.endpoints.length ? draw('path', { d: stepPath(L, L.t.endpoints, 1, y), 'class': 'endpoints' }) : null,
    draw('path', { d: stepPath(L, points, 2, y), 'class': 'wanted' }),
  ]);
}
/** How much is lost per second: rates that overlap add up. */
function lostSteps(t) {
  var moments = [], steps = [];
  t.losses.forEach(function (l) { moments.push(l[0], Math.max(l[1], l[0] + 0.02)); });
  Array.from(new Set(moments)).sort(function (a, b) { return a - b; }).forEach(function (at) {
    var rate = 0;
    t.losses.forEach(function (l) { if (l[0] <= at && Math.max(l[1], l[0] + 0.02) > at) rate += l[4]; });
    steps.push([at, rate]);
  });
  return steps;
}
function lostChart(L, rate) {
  if (!L.t.losses.length) return null;
  var steps = lostSteps(L.t), bottom = L.top.lost + H.lost - 8, room = H.lost - 28;
  var y = function (n) { return Math.round((bottom - Math.min(1, n / rate) * room) * 100) / 100; };
  var inside = steps.filter(function (s, i) { return (steps[i + 1] ? steps[i + 1][0] : s[0]) >= L.t.from; });
  var d = 'M' + L.x(inside.length ? inside[0][0] : 0) + ' ' + bottom;
  inside.forEach(function (s) { d += 'H' + L.x(s[0]) + 'V' + y(s[1]); });
  return draw('g', {}, [
    L.narrow && draw('text', { x: 2, y: L.top.lost + 13, 'class': 'stays', text: 'Lost per second, up to ' + requests(rate) }),
    draw('path', { d: 'M0 ' + bottom + 'H' + L.width, 'class': 'grid' }),
    draw('path', { d: 'M0 ' + y(rate) + 'H' + L.width, 'class': 'grid' }),
    draw('path', { d: d + 'V' + bottom + 'Z', 'class': 'loss' }),
  ]);
}
function chartOf(o, L) {
  var svg = draw('svg', { width: L.width, height: L.height, role: 'img', 'aria-labelledby': 'chart-title sentence' }, [patterns(), axisOf(L)]);
  L.t.pods.forEach(function (pod, index) { svg.append(podRow(L, pod, index)); });
  [capacityChart(L), lostChart(L, o.rate)].forEach(function (part) { if (part) svg.append(part); });
  svg.append(draw('path', { id: 'cursor', 'class': 'cursor', d: '' }));
  return svg;
}
function labelRow(height, title, words) {
  var row = el('div', {}, [el('b', { text: title }), words && el('span', { text: words })]);
  row.style.height = height + 'px';
  if (height > 60) row.className = 'tall';
  return row;
}
/** A pod's name without that of its workload, where it is long. */
function podName(name) {
  var own = D.workloads[view.w].name;
  return name.length > 16 && name.indexOf(own + '-') === 0 ? '\u2026' + name.slice(own.length) : name;
}
function labelsOf(o, L) {
  var rows = [labelRow(H.axis, '', '')];
  L.t.pods.forEach(function (pod) {
    var words = (pod.node ? ', ' + pod.node : '') + (pod.restarts ? ', ' + many(pod.restarts, 'restart') : '');
    if (L.pod === H.podMany) rows.push(labelRow(L.pod, podName(pod.name) + ' (' + pod.revision + ')', ''));
    else rows.push(labelRow(L.pod, podName(pod.name), pod.revision + ' version' + words));
    rows[rows.length - 1].title = pod.name + words;
  });
  if (L.t.hasTraffic) rows.push(labelRow(H.capacity + 8, 'Pods that serve', 'dashed: wanted, dotted: endpoints'));
  if (L.t.losses.length) rows.push(labelRow(H.lost, 'Lost per second', '0 to ' + requests(o.rate) + ', all of them'));
  return rows;
}
`;
