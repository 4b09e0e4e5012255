import type { Captions, Looked, Played, Slider } from '../../engine/question';
import type { ScenarioName } from '../../../lib/simulation';

/** What the page says, in one language. What the engine says of a finding is English in all of them. */
export interface Words {
  /** What `lang` of the page says. */
  readonly tag: string;
  readonly title: string;
  readonly lead: string;
  readonly skip: string;
  readonly noScript: string;
  readonly example: string;
  readonly examples: readonly string[];
  readonly editor: string;
  /** What somebody hears who comes into the editor. */
  readonly editorHint: string;
  readonly workload: string;
  readonly scenario: string;
  readonly scenarios: Readonly<Record<ScenarioName, string>>;
  readonly sliders: Readonly<Record<Slider, string>>;
  /** A slider's value as it is heard. */
  readonly value: (slider: Slider, value: number) => string;
  readonly numbers: string;
  readonly timeline: string;
  readonly picture: Captions;
  readonly verdict: (played: Played) => string;
  readonly nothing: string;
  readonly busy: string;
  readonly tooLong: string;
  readonly failed: (message: string) => string;
  readonly lost: (requests: string, cause: string, from: string, to: string) => string;
  readonly line: (line: number) => string;
  readonly rests: string;
  readonly findings: string;
  readonly counts: (found: Looked['found']) => string;
  readonly none: string;
  readonly severities: readonly [error: string, warning: string, info: string];
  readonly fix: string;
  readonly mend: string;
  readonly mending: string;
  readonly mended: string;
  readonly notMended: string;
  readonly plan: string;
  readonly planLead: string;
  readonly planNone: string;
  readonly planHeads: readonly [field: string, value: string, reason: string];
  readonly elsewhere: string;
  readonly warnings: string;
  readonly link: string;
  readonly linkLabel: string;
  readonly copied: string;
  readonly copyIt: string;
  readonly linkTooLong: string;
  readonly theme: Readonly<Record<'system' | 'light' | 'dark', string>>;
  /** The button that leads to the other language, in its own words. */
  readonly other: string;
}

/** A number of requests as people write it. */
export function requestsText(requests: number): string {
  if (requests < 0.05) return requests === 0 ? '0' : '<0.1';
  return requests < 10 ? String(Math.round(requests * 10) / 10) : Math.round(requests).toLocaleString('en');
}

/** A time to a tenth of a second. */
export function secondsText(seconds: number): string {
  return String(Math.round(seconds * 10) / 10 + 0);
}
