const LIGHT = [
  'text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;fill:#1c2430}.quiet{fill:#55606e}.title{font-weight:600;font-size:14px}',
  '.letter{font-size:10px;font-weight:700;fill:#fff}',
  '.ground{fill:#fff}.grid{stroke:#d5dae0}.zero{stroke:#55606e}.pending{fill:none;stroke:#55606e;stroke-dasharray:2 3}',
  '.up,.running{fill:#c3ccd6}.ready{fill:#4c9a86}.hook{fill:#7ab8d8}.term{fill:#e0a83a}.exited{fill:#e4e7ea;stroke:#c4cad1}',
  '.off{fill:#c9603f}.missing{fill:#8f7bb5}.line{stroke:#12202b;opacity:.5;stroke-width:1.4;fill:none}.pale{stroke:#c3ccd6;stroke-width:3;fill:none}',
  '.dot{fill:#12202b;opacity:.55}.loss{fill:#b3271e}.serving{fill:#cfe5df;stroke:#4c9a86;stroke-width:2}',
  '.wanted{fill:none;stroke:#1c2430;stroke-dasharray:6 4;stroke-width:1.5}',
].join('');

const DARK = [
  'text{fill:#e6eaee}.quiet{fill:#a3adb8}.ground{fill:#1a2027}.grid{stroke:#333c46}.zero{stroke:#a3adb8}',
  '.up,.running{fill:#4a5663}.pale{stroke:#4a5663}.ready{fill:#3f8f7b}.hook{fill:#3f81a6}.term{fill:#b58322}.exited{fill:#2b333c;stroke:#333c46}',
  '.loss{fill:#ff6d5c}.letter{fill:#1a2027}.serving{fill:#20423a;stroke:#3f8f7b}.wanted{stroke:#e6eaee}',
].join('');

/** Colours of a picture; patterns tell states apart without them. */
export function svgStyle(theme: 'light' | 'dark' | undefined): string {
  if (theme === 'light') return LIGHT;
  return theme === 'dark' ? LIGHT + DARK : `${LIGHT}@media(prefers-color-scheme:dark){${DARK}}`;
}

/** The patterns that states are filled with. */
export const SVG_PATTERNS = [
  pattern('pulling', '<rect width="8" height="8" class="ground"/><path d="M4 0V8" class="pale"/>'),
  pattern(
    'starting',
    '<rect width="8" height="8" class="ground"/><path d="M-2 10L10-2M-2 2L2-2M6 10L10 6" class="pale"/>',
  ),
  pattern(
    'pre-stop',
    '<rect width="8" height="8" class="hook"/><path d="M-2 10L10-2M-2 2L2-2M6 10L10 6" class="line"/>',
  ),
  pattern('sigterm', '<rect width="8" height="8" class="term"/><circle cx="3" cy="3" r="1.4" class="dot"/>'),
  pattern('back-off', '<rect width="8" height="8" class="off"/><path d="M0 0L8 8M8 0L0 8" class="line"/>'),
  pattern('lost', '<rect width="8" height="8" class="missing"/><path d="M0 4H8" class="line"/>'),
].join('');

/** The states that are filled with a colour, not a pattern. */
export const PLAIN_STATES: ReadonlySet<string> = new Set(['pending', 'running', 'ready', 'exited']);

function pattern(id: string, inside: string): string {
  return `<pattern id="${id}" width="8" height="8" patternUnits="userSpaceOnUse">${inside}</pattern>`;
}
