import type { IgnoredRule } from '../facts';
import { asNumber, asObject, pushAll, type JsonObject } from '../kubernetes';
import { shownValue } from '../source';
import { identityOf, type Manifest, type Workload } from '../workload';
import { adoptManifests, keyOf, type Adoption, type Lifted } from './adopt-manifests';
import { groupedBy } from './adopt-faithfully';
import { improvementsOf, type Improvement } from './compare/improvements';
import { sameObject } from './compare/same-object';
import { liftWorkload } from './lifted/lift-workload';
import { residualPatches } from './lifted/residual';
import type { Expression } from './program/expression';
import { madeBy, type Made } from './program/made-by';
import type { ImprovedAdoption, ImprovedInput, Judgement } from './improved-adoption';
import { withIgnored } from './with-ignored';

/** So often what was made is looked at again. */
const ROUNDS = 8;

/**
 * Manifests as an app of constructs: a workload becomes one that follows from facts, everything else stays what it is,
 * with the edits of its repair. Whatever a construct cannot make as it was, but for what follows from the facts, stays
 * an object of Kubernetes.
 */
export function adoptImproved(input: ImprovedInput): ImprovedAdoption {
  const improving = new Improving(input);
  for (let round = 0; round < ROUNDS; round += 1) if (!improving.step()) break;
  return improving.result();
}

/** What is known of an object after some attempts. */
interface Known {
  stays?: string;
  patches?: readonly Expression[];
  untyped?: boolean;
  /** Its repair cannot be applied. */
  unrepaired?: boolean;
  readonly ignored: IgnoredRule[];
}

class Improving {
  private readonly known = new Map<string, Known>();
  private readonly before: ReadonlyMap<string, readonly Manifest[]>;
  private readonly workloads: ReadonlyMap<string, Workload>;
  private readonly knownBefore: ReadonlySet<string>;
  private adoption!: Adoption;
  private made!: Made;
  private todo: string[] = [];

  constructor(private readonly input: ImprovedInput) {
    this.before = groupedBy(input.before.manifests);
    this.workloads = new Map(input.before.workloads.map((workload) => [keyOf(workload.manifest), workload]));
    this.knownBefore = new Set(
      [input.before, input.repaired].flatMap(({ manifests }) => input.judge(manifests)).map(findingKey),
    );
  }

  /** @returns whether anything has to be looked at again */
  step(): boolean {
    this.todo = [];
    const lifted = new Set<string>();
    const constants = new Set<string>();
    this.adoption = adoptManifests(this.input.repaired, {
      name: this.input.name,
      definitions: this.input.definitions ?? [],
      untyped: (manifest) => this.of(manifest).untyped === true,
      plainly: (manifest) => this.plainly(manifest),
      lift: (workload, own) => {
        const made = this.lift(workload, own, constants);
        if (made) lifted.add(keyOf(workload.manifest));
        return made;
      },
    });
    this.made = madeBy(this.adoption.app, this.input.libraries);
    const isNew = [this.failures(lifted), this.residuals(lifted), this.losses(lifted)].some(Boolean);
    return isNew || this.refused(lifted) || this.judged(lifted);
  }

  result(): ImprovedAdoption {
    const out = new Set(this.adoption.leftOut.map(({ manifest }) => manifest));
    const made = groupedBy(this.made.manifests);
    const wanted = this.input.repaired.manifests.filter((manifest) => !out.has(manifest));
    return {
      ...this.adoption,
      improvements: this.improvements(),
      plain: this.input.repaired.workloads.flatMap(({ manifest }) => {
        const { stays } = this.of(manifest);
        return stays === undefined || out.has(manifest) ? [] : [{ resource: identityOf(manifest), reason: stays }];
      }),
      todo: this.todo,
      ignored: this.input.repaired.manifests.flatMap((manifest) =>
        this.of(manifest).ignored.map((one) => ({ ...one, resource: identityOf(manifest) })),
      ),
      unequal: wanted.filter((manifest) => this.before.has(keyOf(manifest)) && !made.has(keyOf(manifest))),
      made: this.made.manifests,
    };
  }

  private of(manifest: Manifest): Known {
    const key = keyOf(manifest);
    const known = this.known.get(key) ?? { ignored: [] };
    this.known.set(key, known);
    return known;
  }

  private plainly(manifest: Manifest): JsonObject {
    const { unrepaired, ignored } = this.of(manifest);
    const [before] = unrepaired ? (this.before.get(keyOf(manifest)) ?? []) : [];
    return withIgnored((before ?? manifest).object, ignored);
  }

  private lift(repaired: Workload, own: readonly Manifest[], constants: Set<string>): Lifted | undefined {
    const known = this.of(repaired.manifest);
    const workload = this.workloads.get(keyOf(repaired.manifest));
    if (known.stays !== undefined || !workload) return undefined;
    const { patches, ignored } = known;
    const replicas = asNumber(asObject(repaired.manifest.object['spec'] ?? {})['replicas']);
    const lifted = liftWorkload(workload, own, {
      ...(patches && { patches }),
      ...(replicas !== undefined && { replicas }),
      ignored,
      constants,
      isNew: (manifest) => !this.before.has(keyOf(manifest)),
    });
    if ('stays' in lifted) {
      known.stays = lifted.stays;
      return undefined;
    }
    pushAll(this.todo, lifted.todo);
    return lifted;
  }

  /** What cannot be made at all. */
  private failures(lifted: ReadonlySet<string>): boolean {
    for (const [part, reason] of this.made.failed) {
      for (const manifest of this.input.repaired.manifests) {
        if (part.workload && part.workload !== manifest) continue;
        const known = this.of(manifest);
        if (lifted.has(keyOf(manifest))) known.stays ??= firstLine(reason);
        else known.untyped = true;
      }
    }
    return this.made.failed.size > 0;
  }

  /** What a construct makes otherwise although no fact asks for it is patched, once. */
  private residuals(lifted: ReadonlySet<string>): boolean {
    let isNew = false;
    const made = groupedBy(this.made.manifests);
    for (const key of lifted) {
      const [workload, [now]] = [this.workloads.get(key), made.get(key) ?? []];
      const known = this.known.get(key);
      if (!workload || !known || !now) continue;
      const patches = residualPatches(workload.manifest.object, now.object);
      if (patches?.length === 0) continue;
      isNew = true;
      if (patches && !known.patches) known.patches = patches;
      else known.stays = 'cdk8s-plus would make other pods of it';
    }
    return isNew;
  }

  /** What a plain object has lost on its way stays untyped. */
  private losses(lifted: ReadonlySet<string>): boolean {
    let isNew = false;
    const made = groupedBy(this.made.manifests);
    for (const manifest of this.input.repaired.manifests) {
      const [key, known] = [keyOf(manifest), this.of(manifest)];
      const objects = made.get(key) ?? [];
      if (lifted.has(key) || known.untyped || objects.length === 0) continue;
      if (objects.some(({ object }) => sameObject(object, this.plainly(manifest)))) continue;
      known.untyped = true;
      isNew = true;
    }
    return isNew;
  }

  /** What the API server would not change stays as it was. */
  private refused(lifted: ReadonlySet<string>): boolean {
    let isNew = false;
    for (const manifest of this.input.immutable(this.made.manifests)) {
      const known = this.of(manifest);
      if (lifted.has(keyOf(manifest))) known.stays = refusal(manifest);
      else if (known.unrepaired) continue;
      else known.unrepaired = true;
      isNew = true;
    }
    return isNew;
  }

  /** What is left to be said is ignored with its reason; a construct of which something new is said is none. */
  private judged(lifted: ReadonlySet<string>): boolean {
    let isNew = false;
    for (const finding of this.input.judge(this.made.manifests)) {
      const key = keyOf(finding.manifest);
      const known = this.of(finding.manifest);
      if (lifted.has(key) && !this.knownBefore.has(findingKey(finding))) {
        known.stays = `a construct of it would be told: ${firstLine(finding.message)}`;
        isNew = true;
      } else if (!finding.isRefused && !known.ignored.some(({ rule }) => rule === finding.rule)) {
        known.ignored.push({ rule: finding.rule, reason: `as it was before: ${firstLine(finding.message)}` });
        isNew = true;
      }
    }
    return isNew;
  }

  private improvements(): readonly Improvement[] {
    return this.made.manifests.flatMap((after) => {
      const [before] = this.before.get(keyOf(after)) ?? [];
      if (before) return improvementsOf(before, after);
      return [{ resource: identityOf(after), path: [], after: shownValue(after.object) }];
    });
  }
}

function refusal({ object }: Manifest): string {
  return object['kind'] === 'Job'
    ? 'the pods of a Job that has been made cannot be changed; one of a new name can be a GracefulJob'
    : 'the API server would not change what a construct changes';
}

function findingKey({ rule, manifest }: Judgement): string {
  return `${rule}\n${keyOf(manifest)}`;
}

/** The first line that says what it is about. */
function firstLine(text: string): string {
  return text.replace(HOW_MANY, '').split('\n')[0] ?? text;
}

const HOW_MANY = /^(?:One problem|\d+ problems) in the manifests:\s*/;
