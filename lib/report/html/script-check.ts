/** The filter of the page of a check: it hides what is not wanted, and says how much is left. */
export const SCRIPT_CHECK = String.raw`
'use strict';(function () {
  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
  var theme = document.getElementById('theme'), words = document.getElementById('words');
  var names = { '': 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' };
  theme.hidden = false;
  theme.addEventListener('click', function () {
    var root = document.documentElement, now = root.getAttribute('data-theme') || '';
    var isDark = matchMedia('(prefers-color-scheme: dark)').matches;
    var next = now !== '' ? '' : isDark ? 'light' : 'dark';
    if (next === '') root.removeAttribute('data-theme'); else root.setAttribute('data-theme', next);
    theme.textContent = names[next];
  });
  if (!words) return;
  var filter = document.getElementById('filter'), shown = document.getElementById('shown');
  var boxes = all('input[name=severity]'), findings = all('.finding'), buttons = all('.only'), rule = '';
  filter.hidden = false;
  buttons.forEach(function (button) { button.hidden = false; });
  function apply() {
    var wanted = words.value.trim().toLowerCase().split(/\s+/), count = 0;
    var severities = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
    findings.forEach(function (finding) {
      var text = (finding.textContent + ' ' + finding.parentNode.firstChild.textContent).toLowerCase();
      var isShown = severities.indexOf(finding.getAttribute('data-severity')) >= 0 &&
        (rule === '' || finding.getAttribute('data-rule') === rule) &&
        wanted.every(function (word) { return text.indexOf(word) >= 0; });
      finding.hidden = !isShown;
      if (isShown) count += 1;
    });
    all('.workload').forEach(function (workload) {
      workload.hidden = all('.finding', workload).every(function (finding) { return finding.hidden; });
    });
    buttons.forEach(function (button) { button.setAttribute('aria-pressed', String(button.getAttribute('data-rule') === rule)); });
    shown.textContent = count + ' of ' + findings.length + ' findings are shown' + (rule === '' ? '' : ', only ' + rule);
  }
  words.addEventListener('input', apply);
  boxes.forEach(function (box) { box.addEventListener('change', apply); });
  buttons.forEach(function (button) {
    button.addEventListener('click', function () {
      rule = rule === button.getAttribute('data-rule') ? '' : button.getAttribute('data-rule');
      apply();
    });
  });
  apply();
})();
`;
