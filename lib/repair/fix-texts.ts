import { check, type CheckOptions, type Finding } from '../check';
import { DEFAULT_KUBERNETES_VERSION, parseKubernetesVersion, pushAll } from '../kubernetes';
import {
  casesOf,
  findChange,
  isVoluntary,
  RunMemory,
  SCENARIO_NAMES,
  worstOutcome,
  type Change,
  type SimulateOptions,
} from '../simulation';
import { readTogether } from '../source';
import { identityOf, readWorld, type ResourceIdentity, type Workload, type World, identityKey } from '../workload';
import { filesBeside } from './proposals/file-beside';
import { joinedProposals } from './proposals/joined';
import { proposalsOfAssumptions } from './proposals/of-assumptions';
import { proposalsOfChange, whyLeft } from './proposals/of-change';
import { proposalsOfFindings } from './proposals/of-findings';
import type { Proposals } from './proposals/proposed-edit';
import { unstatedOf } from './proposals/unstated';
import { repairTexts, type MadeEdit, type RefusedEdit, type RepairableText } from './repair-texts';
import { mayBeRepeated } from './word-made-edit';

/** A text with the directory that it stands in. */
export interface FixableText extends RepairableText {
  /** From what was given down: one directory is one cluster's content. @default the directory part of `file` */
  readonly directory?: string;
}

/** How to fix. */
export interface FixOptions extends CheckOptions {
  /** Make edits, too, that rest on what nobody has stated, and state it as annotations. @default false */
  readonly assume?: boolean;
  /** What is simulated. @default every voluntary scenario */
  readonly simulate?: SimulateOptions;
  /** The edits go into a text of their own, a patch or values: one whose value may hold a secret is not made. @default false */
  readonly elsewhere?: boolean;
}

/** What a workload loses on purpose, before and after. */
export interface FixedWorkload {
  readonly workload: ResourceIdentity;
  readonly file?: string;
  /** Requests lost in all voluntary scenarios together, at their worst. */
  readonly lost: { readonly before: number; readonly after: number };
  /** Whether every one of these ends. */
  readonly ends: { readonly before: boolean; readonly after: boolean };
  /** Why no change makes it lose nothing; absent where nothing is lost afterwards. */
  readonly left?: string;
  /** What somebody has to know or to do who makes these edits. */
  readonly caveats: readonly string[];
}

/** What became of texts. */
export interface FixedTexts {
  /** All of them, in their order; those that need nothing as they were. */
  readonly texts: readonly FixableText[];
  readonly made: readonly MadeEdit[];
  readonly refused: readonly RefusedEdit[];
  readonly workloads: readonly FixedWorkload[];
  /** What `check` says afterwards. */
  readonly remaining: readonly Finding[];
}

/** What can lose nothing: what somebody does on purpose. */
const VOLUNTARY = SCENARIO_NAMES.filter(isVoluntary);

const SECRET = 'the value may hold a secret, which would stand in a second text: make this edit where the value stands';

/** Mending one thing may show another: so often it is looked again. */
const ROUNDS = 6;

/**
 * Repairs manifests: the one change of the simulation for every workload, and the edits of findings beside it. What is
 * returned was checked and simulated: no workload loses more than before.
 */
export function fixTexts(given: readonly FixableText[], options: FixOptions = {}): FixedTexts {
  const kept = new Map<string, readonly RefusedEdit[]>();
  for (;;) {
    const fixed = new Fix(given, options, kept).run();
    const worse = fixed.workloads.filter(
      ({ lost, ends }) => lost.after > lost.before + 1 || (ends.before && !ends.after),
    );
    const fresh = worse.filter(({ workload }) => !kept.has(identityKey(workload)));
    if (fresh.length === 0) return fixed;
    // What became worse, for whatever reason, is left as it was.
    for (const { workload } of fresh) kept.set(identityKey(workload), refusedOf(fixed.refused, workload));
  }
}

/** All voluntary scenarios of a workload, at their worst. */
interface Worst {
  readonly lost: number;
  readonly ends: boolean;
  readonly isSafe: boolean;
}

class Fix {
  private readonly made: MadeEdit[] = [];
  private readonly memory = new RunMemory();
  private readonly refused = new Map<string, RefusedEdit>();

  constructor(
    private texts: readonly FixableText[],
    private readonly options: FixOptions,
    /** Workloads that stay as they are, with what was refused of their change before. */
    private readonly kept: ReadonlyMap<string, readonly RefusedEdit[]>,
  ) {
    this.refuse([...kept.values()].flat());
  }

  run(): FixedTexts {
    const first = this.read();
    for (let round = 0; round < ROUNDS; round += 1) {
      const proposals = this.repeatable(this.proposals(round === 0 ? first : this.read()));
      const { texts, made, refused } = repairTexts(this.texts, proposals);
      this.refuse(refused);
      if (made.length === 0) break;
      pushAll(this.made, made);
      this.texts = texts.map((text, place) => ({ ...this.texts[place], ...text }));
    }
    return this.result(first);
  }

  /** What may be written into another text. */
  private repeatable(proposals: Proposals): Proposals {
    if (!this.options.elsewhere) return proposals;
    const edits = proposals.edits.filter(({ path, value }) => mayBeRepeated(path, value));
    const held = proposals.edits.filter(({ path, value }) => !mayBeRepeated(path, value));
    this.refuse(held.map(({ object, path, because }) => ({ ...object, path, because, reason: SECRET })));
    return { ...proposals, edits };
  }

  private refuse(edits: readonly RefusedEdit[]): void {
    for (const one of edits) this.refused.set(JSON.stringify([one.resource, one.path]), one);
  }

  private result(before: World): FixedTexts {
    const after = this.read();
    return {
      texts: this.texts,
      made: this.made,
      refused: [...this.refused.values()],
      workloads: this.compared(before, after),
      remaining: check(after.manifests, this.options).findings,
    };
  }

  private read(): World {
    const version = parseKubernetesVersion(this.options.kubernetesVersion ?? DEFAULT_KUBERNETES_VERSION);
    return readWorld(readTogether(this.texts).manifests, version, this.options.stated);
  }

  private proposals(world: World): Proposals {
    const assume = this.options.assume ?? false;
    const { findings } = check(world.manifests, this.options);
    const fileBeside = filesBeside(world);
    const changes = world.workloads
      .filter((workload) => casesOf(world.only(workload), this.simulated).length > 0)
      .map((workload) => [workload, unstatedOf(workload)] as const)
      .filter(([, unstated]) => assume || unstated.length === 0)
      .map(([workload, unstated]) => proposalsOfChange(this.changeOf(world, workload), workload, unstated, fileBeside));
    const joined = joinedProposals([...changes, proposalsOfFindings(findings, { assume })], ({ because }) =>
      this.kept.has(identityKey(because.workload)),
    );
    return assume ? this.withAssumptions(joined, world) : joined;
  }

  private changeOf(world: World, workload: Workload): Change {
    return findChange(world, workload, this.simulated, this.memory);
  }

  /** What an edit rests on is stated on its workload, if the edit can be made. */
  private withAssumptions(proposals: Proposals, world: World): Proposals {
    const resting = new Map(
      repairTexts(this.texts, proposals)
        .made.filter(({ because }) => because.assumptions.length > 0)
        .map(({ because }) => [identityKey(because.workload), because]),
    );
    const stated = world.workloads.flatMap((workload) => {
      const because = resting.get(identityKey(identityOf(workload.manifest)));
      return because ? proposalsOfAssumptions(workload, { ...because, words: 'states what the edits rest on' }) : [];
    });
    return { ...proposals, edits: [...proposals.edits, ...stated] };
  }

  private compared(before: World, after: World): readonly FixedWorkload[] {
    // What stands twice is compared with what stood at its own place.
    const were = new Map(numbered(before.workloads));
    return numbered(after.workloads).flatMap(([place, workload]) => {
      const its = were.get(place);
      if (!its || casesOf(after.only(workload), this.simulated).length === 0) return [];
      const [was, is] = [this.worst(before, its), this.worst(after, workload)];
      const { file } = workload.manifest;
      const change = is.isSafe ? undefined : this.changeOf(after, workload);
      const touched = this.made.some(({ because }) => identityKey(because.workload) === identityKey(workload.identity));
      return [
        {
          workload: workload.identity,
          ...(file !== undefined && { file }),
          lost: { before: was.lost, after: is.lost },
          ends: { before: was.ends, after: is.ends },
          ...(change && { left: this.whyLeft(change, workload) }),
          caveats: touched ? this.caveatsFor(before, its) : [],
        },
      ];
    });
  }

  /** What is assumed keeps nothing back: then it is an edit that could not be made. */
  private whyLeft(change: Change, workload: Workload): string {
    const assumes = this.options.assume ?? false;
    const [refused] = refusedOf([...this.refused.values()], workload.identity);
    if (assumes && refused && !('none' in change)) return refused.reason;
    return whyLeft(change, assumes ? [] : unstatedOf(workload));
  }

  private caveatsFor(before: World, workload: Workload): readonly string[] {
    const change = this.changeOf(before, workload);
    return 'edits' in change ? change.caveats : [];
  }

  private worst(world: World, workload: Workload): Worst {
    const near = world.only(workload);
    const outcomes = casesOf(near, this.simulated).map((one) => worstOutcome(near, one, this.simulated));
    return {
      lost: outcomes.reduce((sum, { lost }) => sum + lost, 0),
      ends: outcomes.every(({ verdict }) => verdict !== 'stuck'),
      isSafe: outcomes.every(({ verdict }) => verdict === 'safe'),
    };
  }

  /** Only what somebody does on purpose can lose nothing. */
  private get simulated(): SimulateOptions {
    const { simulate = {} } = this.options;
    return { ...simulate, scenarios: simulate.scenarios ?? VOLUNTARY };
  }
}

function refusedOf(all: readonly RefusedEdit[], workload: ResourceIdentity): readonly RefusedEdit[] {
  return all.filter(({ because }) => identityKey(because.workload) === identityKey(workload));
}

/** Each by its name, and by how many of that name stand before it. */
function numbered(workloads: readonly Workload[]): readonly (readonly [string, Workload])[] {
  const seen = new Map<string, number>();
  return workloads.map((workload) => {
    const key = identityKey(workload.identity);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return [`${key}#${count}`, workload];
  });
}
