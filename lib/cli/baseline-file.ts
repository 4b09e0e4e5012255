import { baselineOf, type Baseline, type Finding } from '../check';
import { jsonText } from '../report/json-text';
import { asArray, asNumber, asObject, asString } from '../kubernetes';
import { decode } from './files/decode';
import { cannotOpen } from './files/walk';
import type { Io } from './io';
import { UsageError } from './usage-error';

const VERSION = 1;

/** The largest baseline that is read, in bytes: one of 300,000 findings has less. */
const LARGEST = 64 * 1024 * 1024;

/** Old debt as a file: sorted, and with enough words that a reader of a change sees what it is about. */
export function baselineText(findings: readonly Finding[]): string {
  const words = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  const entries = [...baselineOf(findings)].map(([fingerprint, count]) => {
    const { rule, resource } = words.get(fingerprint) as Finding;
    const { kind, namespace, name } = resource;
    return { rule, object: `${kind} ${namespace}/${name}`, fingerprint, count };
  });
  entries.sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
  return `${jsonText({ version: VERSION, findings: entries })}\n`;
}

const sortKey = ({ object, rule, fingerprint }: { object: string; rule: string; fingerprint: string }) =>
  [object, rule, fingerprint].join('\n');

/**
 * Reads what {@link baselineText} writes.
 *
 * @throws UsageError for a file that is missing, or no baseline
 */
export function readBaseline(file: string, io: Io): Baseline {
  const json = asObject(parsed(file, io));
  if (json['version'] !== VERSION || !Array.isArray(json['findings'])) {
    throw new UsageError(`'${file}' is no baseline of this version`, `--write-baseline ${file} writes one`);
  }
  const counts = new Map<string, number>();
  for (const entry of asArray(json['findings']).map(asObject)) {
    const fingerprint = asString(entry['fingerprint']);
    if (fingerprint !== undefined) counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + countOf(entry['count']));
  }
  return counts;
}

/** How often a finding is known: somebody may have merged the file by hand. */
function countOf(value: unknown): number {
  const count = asNumber(value) ?? 1;
  return Number.isSafeInteger(count) && count > 0 ? count : 1;
}

function parsed(file: string, io: Io): unknown {
  const bytes = bytesOf(file, io);
  if (bytes.byteLength > LARGEST) throw new UsageError(`the baseline '${file}' is too large: it has more than 64 MiB`);
  try {
    return JSON.parse(decode(bytes));
  } catch {
    throw new UsageError(`the baseline '${file}' cannot be read as JSON`, `--write-baseline ${file} writes one`);
  }
}

function bytesOf(file: string, io: Io): Uint8Array {
  try {
    return io.files.read(file, LARGEST);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT')
      throw new UsageError(`the baseline '${file}' does not exist`, `--write-baseline ${file} writes one`);
    throw new UsageError(`the baseline '${file}' ${cannotOpen(file, error).message}`);
  }
}
