import type { Manifest } from '../../workload';
import { UsageError } from '../usage-error';
import { renderChart, unlessRefused } from './render-chart';
import type { Rendering } from './rendering';
import { valuesBeside } from './values-beside';

/**
 * A chart's manifests, with the values that the user gives. Where none are given, with those of the production
 * environment, where one file beside the chart has them; and with those of the chart's own tests, where it refuses to be
 * without any.
 */
export function renderWithValues(folder: string, rendering: Rendering): readonly Manifest[] {
  const { chart, files, say } = rendering;
  if (chart.values.length > 0 || chart.set.length > 0) return renderChart(folder, rendering);
  const { production, others, tests } = valuesBeside(folder, files);
  const withFile = (file: string, isOpen = false) =>
    renderChart(folder, { ...rendering, chart: { ...chart, values: [file], isOpen } });
  const [only, ...more] = production;
  if (only !== undefined && more.length === 0) {
    const made = unlessRefused(() => withFile(only));
    if (made !== undefined) {
      say(`the chart ${folder} is judged with ${only}, which stands beside it (--values FILE: with others)`);
      return made;
    }
  }
  const beside = [...production, ...others];
  if (beside.length > 0)
    say(
      `the chart ${folder} is judged with its defaults; beside it stand ${wordFiles(beside)}: --values FILE judges it with one`,
    );
  return withDefaults(
    () => renderChart(folder, rendering),
    () => {
      for (const file of tests.slice(0, MOST_TRIED)) {
        // What a test needs besides the defaults is nobody's choice for production.
        const made = unlessRefused(() => withFile(file, true));
        if (made === undefined) continue;
        say(
          `the chart ${folder} refuses its own defaults, and is judged with ${file}, which its tests install it with`,
        );
        return made;
      }
      return undefined;
    },
  );
}

/** So many files of tests are tried. */
const MOST_TRIED = 3;

/** What the defaults give, else what else does; where nothing does, the defaults say why. */
function withDefaults<T>(render: () => T, otherwise: () => T | undefined): T {
  try {
    return render();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const made = otherwise();
    if (made === undefined) throw error;
    return made;
  }
}

/** So many files are named. */
const NAMED = 3;

function wordFiles(files: readonly string[]): string {
  const left = files.length - NAMED;
  return `${files.slice(0, NAMED).join(', ')}${left > 0 ? ` and ${left} others` : ''}`;
}
