import { posix } from 'node:path';
import type { PassedOver } from '../../source';
import type { FileSystem } from '../io';
import { textIfThere } from './text-in';

const LARGEST_CHART_FILE = 256 * 1024;

/** The name of a chart, as its file begins with it or has it somewhere. */
const NAME = /^name:[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^#\r\n]*))/m;

/** What objects can be called after. */
const OF_OBJECTS = /^[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?$/;

/** Words that stand for a name, and marks that a script replaces. */
const PLACEHOLDER =
  /(?:^|[-_. ])(?:template|skeleton|boilerplate|placeholder|change[-_]?me|replace[-_]?me|(?:chart|app|service|project|component)[-_]?name)(?:$|[-_. ])|[<>{}$%@]|^__\w+__$/i;

/** Helm reads YAML 1.1. */
const DEPRECATED = /^deprecated:[ \t]*(?:true|yes|on)[ \t]*(?:#.*)?\r?$/im;

/**
 * Why nobody installs the chart that a folder holds: its name is none that objects can have, and says that it is to be
 * replaced, or those who made it have put it out of use. One with a name that is only wrong is installed by somebody,
 * who wants to know what is refused, and one that is a part of another chart is installed with that one.
 *
 * @see https://helm.sh/docs/topics/charts/#deprecating-charts
 */
export function whyNotInstalled(folder: string, files: FileSystem): PassedOver | undefined {
  const text = chartIn(folder, files);
  const [, ...forms] = NAME.exec(text) ?? [];
  const name = forms.find((form) => form !== undefined)?.trim() ?? '';
  if (name !== '' && !OF_OBJECTS.test(name) && PLACEHOLDER.test(name)) return 'chart-template';
  return DEPRECATED.test(text) && !isPartOfChart(folder, files) ? 'deprecated-chart' : undefined;
}

function isPartOfChart(folder: string, files: FileSystem): boolean {
  const parent = posix.dirname(folder);
  return posix.basename(parent) === 'charts' && chartIn(posix.dirname(parent), files) !== '';
}

function chartIn(folder: string, files: FileSystem): string {
  return textIfThere(posix.join(folder, 'Chart.yaml'), files, LARGEST_CHART_FILE);
}
