import { App } from 'cdk8s';
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

/** Tells about a construct what nothing contradicts, and what is hardly meant. */
export function warnOf(construct: IConstruct, text: string): void {
  warnAtSynth(App.of(construct), `${construct.node.path}: ${text}`);
}
