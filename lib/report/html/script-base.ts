/** Elements, numbers and times. Text only ever enters the page as text. */
export const SCRIPT_BASE = String.raw`
var D = JSON.parse(document.getElementById('data').textContent);
var SVG = 'http://www.w3.org/2000/svg';
function byId(id) { return document.getElementById(id); }
function fill(node, attributes, children) {
  Object.keys(attributes || {}).forEach(function (name) {
    if (name === 'text') node.textContent = attributes.text;
    else if (attributes[name] !== undefined && attributes[name] !== false) node.setAttribute(name, attributes[name]);
  });
  (children || []).forEach(function (child) { if (child) node.append(child); });
  return node;
}
function el(name, attributes, children) { return fill(document.createElement(name), attributes, children); }
function draw(name, attributes, children) { return fill(document.createElementNS(SVG, name), attributes, children); }
function requests(n) {
  if (n === 0) return '0';
  if (n < 0.05) return '<0.1';
  return n < 10 ? String(Math.round(n * 10) / 10) : String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ',');
}
function plainTime(t) { return String(Math.round(t * 10) / 10 + 0); }
function time(t) {
  if (t < 119.5) return plainTime(t) + ' s';
  var whole = Math.round(t), seconds = whole % 60;
  return Math.floor(whole / 60) + ':' + (seconds < 10 ? '0' : '') + seconds + ' min';
}
function span(from, to) {
  if (to - from < 0.05) return 'at ' + time(from);
  return 'from ' + (to < 119.5 ? plainTime(from) : time(from)) + ' to ' + time(to);
}
function percent(share) {
  if (share > 0 && share < 0.01) return '<1 %';
  if (share > 0.99 && share < 1) return '>99 %';
  return Math.round(share * 100) + ' %';
}
function many(n, what) { return n + ' ' + what + (n === 1 ? '' : 's'); }
function stepAt(points, t) {
  var found = points[0];
  for (var i = 0; i < points.length && points[i][0] <= t + 1e-9; i++) found = points[i];
  return found;
}
function clamp(value, least, most) { return Math.max(least, Math.min(most, value)); }
var MARKS = ['M-6 -6H6V6H-6Z', 'M0 -7L7 6H-7Z', 'M-6 -7H6L-6 7H6Z', 'M-6 -3L-3 -6L0 -3L3 -6L6 -3L3 0L6 3L3 6L0 3L-3 6L-6 3L-3 0Z', 'M0 -7L7 0L0 7L-7 0Z',
  'M-6 0A6 6 0 1 0 6 0A6 6 0 1 0 -6 0Z', 'M-7 -2H-2V-7H2V-2H7V2H2V7H-2V2H-7Z'];
function causeMark(cause, x, y, scale) {
  return draw('path', { d: MARKS[cause], 'class': 'mark', transform: 'translate(' + x + ' ' + y + ') scale(' + (scale || 1) + ')' });
}
function causeOf(id) { return D.causes.findIndex(function (one) { return one.id === id; }); }
`;
