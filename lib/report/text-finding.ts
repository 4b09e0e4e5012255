import type { Finding } from '../check';
import { formatFieldPath } from '../kubernetes';
import { foundAgain } from './found-again';
import type { Paint } from './paint';
import { plainText } from './plain-text';
import { shortLabel } from './short-label';
import { wrap } from './wrap';

/** What every block of a text report is written with. */
export interface TextSettings {
  readonly paint: Paint;
  readonly width: number;
}

/** What was told before, and where the same is found. */
interface Around {
  /** Whether the reason of its rule stands above already. @default false */
  readonly isTold?: boolean;
  readonly also?: readonly Finding[];
  /** Whether every place is named where the same is found. @default false */
  readonly all?: boolean;
}

/** One finding for people: what, where, the line with the numbers, why, and the fix. */
export function textFinding(finding: Finding, settings: TextSettings, around: Around = {}): string {
  const { paint, width } = settings;
  const head = `${finding.severity}[${finding.rule}]`;
  const message = wrap(plainText(finding.message), width, `${head}: `, '  ');
  return [
    paint(finding.severity, head) + message.slice(head.length),
    ...placeLines(finding, settings),
    ...remarks(finding, around).map(([name, text]) => remark(name, text, settings)),
  ].join('\n');
}

/** Where it stands, with its line where that is known. */
function placeLines(finding: Finding, settings: TextSettings): readonly string[] {
  const { paint } = settings;
  const { file, construct, line = 1, column, path, excerpt, resource } = finding;
  const position = finding.line === undefined ? '' : `:${line}:${column ?? 1}`;
  const where = file === undefined ? (construct ?? `${resource.kind} ${resource.name}`) : `${file}${position}`;
  const place = ` ${paint('faint', '-->')} ${plainText(where)}`;
  if (!excerpt) return [`${place}  ${plainText(formatFieldPath(path))}`.trimEnd()];
  const gutter = ' '.repeat(String(line).length);
  const bar = paint('faint', '|');
  const before = plainText(excerpt.text.slice(0, excerpt.column - 1));
  const marked = plainText(excerpt.text.slice(excerpt.column - 1, excerpt.endColumn - 1));
  const after = plainText(excerpt.text.slice(excerpt.endColumn - 1));
  const length = Math.max(1, marked.length);
  const marker = ' '.repeat(before.length) + paint(finding.severity, '^'.repeat(length));
  return [
    place,
    `${gutter} ${bar}`,
    `${paint('faint', String(line))} ${bar} ${before}${marked}${after}`.trimEnd(),
    ...labelled(`${gutter} ${bar} `, marker, before.length + length, shortLabel(finding), settings),
    `${gutter} ${bar}`,
  ];
}

/** The marker with its label beside it, or below where the line has no room. */
function labelled(
  gutter: string,
  marker: string,
  end: number,
  label: string | undefined,
  { paint, width }: TextSettings,
): readonly string[] {
  if (label === undefined) return [gutter + marker];
  const room = width - end - 8;
  const text = plainText(label);
  if (text.length <= room) return [`${gutter}${marker} ${paint('strong', text)}`];
  // Below it, as far to the right as it fits.
  const offset = ' '.repeat(Math.max(0, Math.min(end - 1, width - 8 - text.length)));
  return [
    gutter + marker,
    ...wrap(text, width - 8, offset, offset)
      .split('\n')
      .map((line) => gutter + line),
  ];
}

function remarks(finding: Finding, { isTold = false, also, all }: Around): readonly (readonly [string, string])[] {
  const { why, fix, assumptions } = finding;
  const again = foundAgain(finding, { inOtherFiles: also, all });
  return [
    ...(isTold ? [] : [['why', why] as const]),
    ['fix', fix],
    ...assumptions.map((assumption) => ['assumed', assumption] as const),
    ...(again === '' ? [] : [['also in', again] as const]),
  ];
}

function remark(name: string, text: string, { paint, width }: TextSettings): string {
  const wrapped = wrap(plainText(text), width, `   = ${name}: `, '     ');
  return `   ${paint('faint', '=')} ${paint('strong', `${name}:`)}${wrapped.slice(`   = ${name}:`.length)}`;
}
