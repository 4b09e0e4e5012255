import { valueAt, type FieldPath } from '../../kubernetes';
import { valueReferences, type Excerpt, type SourceManifest } from '../../source';
import type { FieldPlace, Manifest } from '../../workload';
import type { ChartValues } from './chart-values';
import type { TemplateLines } from './template-lines';

/** What made an object of a chart. */
export interface MadeBy {
  readonly lines: TemplateLines;
  readonly values: ChartValues;
  /** The charts of charts that lead to its template. */
  readonly subcharts: readonly string[];
  /** Whether the user has given no values of the own. */
  readonly isByDefault: boolean;
  /** Whether values are missing that somebody will give: the user, or a dependency that is not there. */
  readonly isOpen: boolean;
  /** The text of its helpers, read when something is found. */
  readonly helpers: () => string;
}

/**
 * The places of a rendered object's fields: the one value that a field comes from, where that stands in a file; else the
 * line of the template that writes it, or the nearest one around it, shown as it was rendered.
 */
export function renderedFields(
  manifest: SourceManifest,
  { lines, values, subcharts, isByDefault }: Omit<MadeBy, 'helpers' | 'isOpen'>,
): Pick<Manifest, 'locate' | 'excerpt' | 'defaultsBehind' | 'isInTemplate'> {
  const kind = String(manifest.object['kind']);
  const valuesBehind = (path: FieldPath) => namesIn(lines, lines.lineOf(path, kind));
  const saidAt = (path: FieldPath) => {
    const rendered = valueAt(manifest.object, path);
    const [only, ...others] = isNumber(rendered) ? (valuesBehind(path) ?? []) : [];
    const place = only && others.length === 0 ? values.placeOf(only, rendered, subcharts) : undefined;
    return only && place && { key: only.at(-1) ?? '', place };
  };
  return {
    locate: (path) => saidAt(path)?.place ?? lines.placeOf(path, kind),
    isInTemplate: (text) => lines.isInEach(kind, text),
    excerpt: (path) => {
      const [said, shown] = [saidAt(path), manifest.excerpt(path)];
      return said ? asValue(said, shown) : shown;
    },
    ...(isByDefault && {
      defaultsBehind: (path) => valuesBehind(path)?.map((keys) => [...subcharts, ...keys].join('.')),
    }),
  };
}

/** The values that a line of a template asks for; none where it asks for nothing, and what another file writes may ask. */
function namesIn(lines: TemplateLines, line: number | undefined): readonly (readonly string[])[] | undefined {
  if (line === undefined) return [];
  if (!lines.text(line).includes('{{')) return undefined;
  return valueReferences(lines.whole()).flatMap((one) => (one.line === line ? [one.path] : []));
}

/** Whether it is a number, a duration, a share or a switch: a text is made of several parts as a rule. */
function isNumber(rendered: unknown): boolean {
  return typeof rendered === 'number' || typeof rendered === 'boolean' || /^\d+[a-z%]{0,2}$/i.test(String(rendered));
}

/** The line of a value; what may not be shown of the field is not shown of it. */
function asValue({ key, place }: { readonly key: string; readonly place: FieldPlace }, shown: Excerpt): Excerpt {
  const value = shown.text.slice(shown.column - 1, shown.endColumn - 1);
  const before = `${' '.repeat(place.column - 1)}${key}: `;
  return { text: `${before}${value}`, column: before.length + 1, endColumn: before.length + value.length + 1 };
}
