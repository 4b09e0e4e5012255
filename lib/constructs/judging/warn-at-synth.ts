import type { IConstruct } from 'constructs';

const WARNED = new WeakMap<IConstruct, Set<string>>();

/**
 * Tells whoever synthesises an app about something that may lose requests, once for an app. Node prints it to
 * stderr; `--no-warnings` silences it, `process.on('warning')` catches it.
 */
export function warnAtSynth(app: IConstruct, text: string): void {
  const warned = WARNED.get(app) ?? new Set();
  WARNED.set(app, warned);
  if (warned.has(text)) return;
  warned.add(text);
  process.emitWarning(`\n${text}\n`, 'ZeroDowntimeWarning');
}
