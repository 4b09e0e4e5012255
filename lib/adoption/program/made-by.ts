import { pushAll } from '../../kubernetes';
import type { Manifest } from '../../workload';
import type { AdoptedApp, Part } from './adopted-app';
import { runPart, scopeOf, type Libraries } from './run-app';

/** What an app makes, and the parts of it that make nothing, with the reasons. */
export interface Made {
  /** By the directory that they came from. */
  readonly manifests: readonly Manifest[];
  readonly failed: ReadonlyMap<Part, string>;
}

/** What an app makes, part by part, so that one that cannot be made takes no other along. */
export function madeBy(app: AdoptedApp, libraries: Libraries): Made {
  const scope = scopeOf(app, libraries);
  const failed = new Map<Part, string>();
  const manifests: Manifest[] = [];
  for (const chart of app.charts) {
    for (const part of chart.parts) {
      const ran = runPart(part, chart, scope, libraries);
      if ('failed' in ran) failed.set(part, ran.failed);
      else
        pushAll(
          manifests,
          ran.objects.map((object) => ({ object, directory: chart.directory })),
        );
    }
  }
  return { manifests, failed };
}
