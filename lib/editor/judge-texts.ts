import { check, reportOf, type CheckOptions, type CheckReport } from '../check';
import { DEFAULT_KUBERNETES_VERSION, oncePer, parseKubernetesVersion } from '../kubernetes';
import { joinReadings, readSource } from '../source';
import { readWorld, type World } from '../workload';

/** A text as it stands in an editor or on the disk. It is read once, so a changed text is a new object. */
export interface EditorText {
  /** What messages call it, from the folder that is open, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

/** Texts that were judged together. */
export interface JudgedTexts {
  readonly texts: readonly EditorText[];
  readonly options: CheckOptions;
  readonly report: CheckReport;
  /** Read when somebody asks for it. */
  readonly world: () => World;
}

const readingOf = oncePer(({ text, file }: EditorText) => readSource(text, file));

/** Judges everything that is in a folder; of what has not changed since the last time, nothing is read again. */
export function judgeTexts(texts: readonly EditorText[], options: CheckOptions = {}): JudgedTexts {
  const reading = joinReadings(texts.map(readingOf));
  const { manifests } = reading;
  const report = reportOf(check(manifests, options), reading, { byFile: true });
  const version = parseKubernetesVersion(options.kubernetesVersion ?? DEFAULT_KUBERNETES_VERSION);
  let world: World | undefined;
  return { texts, options, report, world: () => (world ??= readWorld(manifests, version, options.stated)) };
}
