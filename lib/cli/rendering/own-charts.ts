import { posix } from 'node:path';
import { grouped } from '../../kubernetes';

/** The folder of a chart that is named with the repository that it is published in (`shop/web`), where it is one of these. */
export type OwnCharts = (chart: string) => string | undefined;

/** From so many charts of one name on the folders are where a repository is published from. */
const ENOUGH = 3;

/**
 * Which repositories of charts are published from these folders: at least three of the charts that are installed from one
 * have a folder here, and hardly one has none. That a chart is called as one of somebody else's (`bitnami/redis`) says nothing.
 */
export function ownAliases(charts: readonly string[], folders: readonly string[]): OwnCharts {
  const byName = new Map(folders.map((folder) => [posix.basename(folder), folder]));
  const named = [...new Set(charts)].filter((chart) => /^[\w-]+\/[\w.-]+$/.test(chart));
  const aliases = grouped(named, (chart) => chart.slice(0, chart.indexOf('/')));
  const isOwn = (all: readonly string[]) => {
    const here = all.filter((chart) => byName.has(posix.basename(chart))).length;
    return here >= ENOUGH && here >= all.length * 0.8;
  };
  const own = new Set([...aliases].flatMap(([alias, all]) => (isOwn(all) ? [alias] : [])));
  return (chart) =>
    named.includes(chart) && own.has(chart.slice(0, chart.indexOf('/')))
      ? byName.get(posix.basename(chart))
      : undefined;
}
