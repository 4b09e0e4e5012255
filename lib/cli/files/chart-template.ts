import { posix } from 'node:path';
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

/**
 * Whether a folder is a chart that others are copied from: its name is none that objects can have, and says that it is to
 * be replaced. One with a name that is only wrong is installed by somebody, who wants to know what is refused.
 */
export function isChartTemplate(folder: string, files: FileSystem): boolean {
  const file = posix.join(folder, 'Chart.yaml');
  const [, ...forms] = NAME.exec(textIfThere(file, files, LARGEST_CHART_FILE)) ?? [];
  const name = forms.find((form) => form !== undefined)?.trim() ?? '';
  return name !== '' && !OF_OBJECTS.test(name) && PLACEHOLDER.test(name);
}
