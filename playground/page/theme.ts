const ORDER = ['system', 'light', 'dark'] as const;

/** What a reader has chosen. */
export type Theme = (typeof ORDER)[number];

let chosen: Theme = 'system';

/** The theme that is chosen. */
export const chosenTheme = (): Theme => chosen;

/** What is seen: what is chosen, or what the system has. */
export function seenTheme(): 'light' | 'dark' {
  if (chosen !== 'system') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** The next one; the one that looks like the system's is passed over. */
export function nextTheme(): void {
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const others = ORDER.filter((one) => one !== system);
  chosen = others[(others.indexOf(chosen as never) + 1) % others.length] ?? 'system';
  if (chosen === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = chosen;
}

/** Tells when the system changes its mind. */
export function whenThemeChanges(told: () => void): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', told);
}
