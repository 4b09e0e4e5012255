import { oncePer, own } from '../../../kubernetes';
import type { Workload } from '../../../workload';
import { differsByAtMost, NearWords, slipsIn } from './near-words';

type Labels = Readonly<Record<string, string>>;

/**
 * The workload that an object most likely means which selects nothing: it is called the same, or every label that the
 * object asks for is there under another key or with a slip of the pen. Nothing where none is, or several are.
 *
 * @param workloads those that may be meant; the same list for all that ask, so that it is indexed once
 */
export function likelyMeant(name: string, asked: Labels, workloads: readonly Workload[]): Workload | undefined {
  const known = indexOf(workloads);
  const pairs = Object.entries(asked);
  const [only, another] = firstTwo(known.candidates(pairs), ({ podLabels }) => areMeant(pairs, podLabels));
  if (only) return another ? undefined : only;
  const [namesake, other] = known.called(name);
  return other ? undefined : namesake;
}

/** Whether one alone is meant shows with the second. */
function firstTwo(workloads: Iterable<Workload>, isMeant: (workload: Workload) => boolean): readonly Workload[] {
  const found = new Set<Workload>();
  for (const workload of workloads) {
    if (isMeant(workload) && found.add(workload).size === 2) break;
  }
  return [...found];
}

type Pair = readonly [key: string, value: string];

function areMeant(asked: readonly Pair[], labels: Labels): boolean {
  if (asked.length === 0) return false;
  const values = Object.values(labels);
  return asked.every(([key, value]) => {
    const there = own(labels, key);
    return isTypo(there, value) || (values.includes(value) && !isAnotherPart(there, value));
  });
}

/** Whether pods say under the very key that they are another part of the same: `app: shop-agent` is not `app: shop`. */
function isAnotherPart(there: unknown, asked: string): boolean {
  return typeof there === 'string' && there.startsWith(`${asked}-`);
}

/** Whether two words differ by so little that one is the other, mistyped. */
function isTypo(one: unknown, other: unknown): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return false; // no label
  return differsByAtMost(slipsIn(other), one, other);
}

const indexOf = oncePer((workloads: readonly Workload[]) => new LabelIndex(workloads));

/** Workloads found by the values of their labels, and by values that are nearly the same. */
class LabelIndex {
  private readonly byName = new Map<string, Workload[]>();
  private readonly byValue = new Map<string, Workload[]>();
  private readonly byLabel = new Map<string, Workload[]>();
  private readonly words = new Map<string, NearWords>();

  constructor(workloads: readonly Workload[]) {
    for (const workload of workloads) {
      put(this.byName, workload.identity.name, workload);
      for (const [key, value] of Object.entries(workload.podLabels)) {
        put(this.byValue, value, workload);
        put(this.byLabel, `${key}=${value}`, workload);
        this.note(key, value);
      }
    }
  }

  called(name: string): readonly Workload[] {
    return this.byName.get(name) ?? [];
  }

  /** Everything that the pair which fewest have can mean: what has not even that is not meant. */
  *candidates(pairs: readonly Pair[]): Iterable<Workload> {
    const count = ([, value]: Pair) => this.byValue.get(value)?.length ?? 0;
    const [rarest] = [...pairs].sort((one, other) => count(one) - count(other));
    if (!rarest) return;
    const [key, value] = rarest;
    yield* this.byValue.get(value) ?? [];
    for (const word of this.words.get(key)?.near(value) ?? []) yield* this.byLabel.get(`${key}=${word}`) ?? [];
  }

  private note(key: string, value: string): void {
    const known = this.words.get(key) ?? new NearWords();
    this.words.set(key, known);
    known.add(value);
  }
}

function put(map: Map<string, Workload[]>, key: string, workload: Workload): void {
  const known = map.get(key);
  if (known) known.push(workload);
  else map.set(key, [workload]);
}
