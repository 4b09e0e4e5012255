import type { WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';

/** A stated fact that cannot be read. */
export const factUnreadable: WorkloadRule = {
  id: 'fact-unreadable',
  title: 'A stated fact that cannot be read',
  severity: 'warning',
  effect: 'lost-requests',
  message: "the annotation {annotation} says '{text}', which cannot be read: {problem}",
  why: 'A fact that cannot be read is not checked against anything: the release is as safe as if nobody had stated it.',
  fix: 'write {annotation} as it can be read, or take it away',
  source: 'https://pkg.go.dev/time#ParseDuration',
  bad: [
    changed(WEB, { 'zero-downtime/longest-request: 20s': 'zero-downtime/longest-request: 20 seconds' }),
    changed(WEB, { 'zero-downtime/on-sigterm: drains': 'zero-downtime/on-sigterm: gracefully' }),
    changed(WEB, { 'zero-downtime/slowest-start: 30s': 'zero-downtime/startup: 30s' }),
  ],
  good: [WEB],
  check: ({ unreadable }) =>
    unreadable.map(({ annotation, text, problem }) => ({
      path: ['metadata', 'annotations', annotation],
      numbers: { annotation, text, problem },
    })),
};
