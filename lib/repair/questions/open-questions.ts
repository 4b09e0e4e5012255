import { ANNOTATIONS, readFacts } from '../../facts';
import { probeOf, type ResourceIdentity, type Workload, type World } from '../../workload';
import { unstatedOf } from '../proposals/unstated';

/** A fact that decides how a workload is repaired, and that somebody knows. */
export interface OpenQuestion {
  readonly workload: ResourceIdentity;
  readonly file?: string;
  /** The annotation that states the answer. */
  readonly annotation: string;
  readonly words: string;
  /** How an answer is written. */
  readonly example: string;
}

/** What is asked, in this order. */
const WORDS: ReadonlyMap<string, Pick<OpenQuestion, 'words' | 'example'>> = new Map([
  [
    ANNOTATIONS.onSigterm,
    {
      words: 'What does it do on SIGTERM?',
      example: 'drains, keeps-serving 10s, exits, ignores',
    },
  ],
  [
    ANNOTATIONS.longestRequest,
    { words: 'How long does the longest request take that must not be cut?', example: '20s' },
  ],
  [
    ANNOTATIONS.slowestStart,
    { words: 'How long does the slowest healthy start take, from container start to serving?', example: '1m30s' },
  ],
]);

/** The facts that decide what a repair writes, and that nobody has stated. */
export function openQuestions({ workloads }: World): readonly OpenQuestion[] {
  return workloads.flatMap((workload) => {
    const { identity, manifest } = workload;
    const open = new Set(openAnnotations(workload));
    return [...WORDS]
      .filter(([annotation]) => open.has(annotation))
      .map(([annotation, asked]) => ({
        workload: identity,
        ...(manifest.file !== undefined && { file: manifest.file }),
        annotation,
        ...asked,
      }));
  });
}

function openAnnotations(workload: Workload): readonly string[] {
  const { serving } = workload;
  if (serving.length === 0) return [];
  // Without a probe that kills, nothing depends on the slowest start.
  const isKilled = serving.some(
    (container) =>
      container.slowestStart === undefined && (probeOf(container, 'startup') ?? probeOf(container, 'liveness')),
  );
  return [...unstatedOf(workload).map(({ annotation }) => annotation), ...(isKilled ? [ANNOTATIONS.slowestStart] : [])];
}

/** What is wrong with an answer; nothing where it can be read. */
export function answerProblem({ annotation }: OpenQuestion, text: string): string | undefined {
  return readFacts({ [annotation]: text }).unreadable[0]?.problem;
}
