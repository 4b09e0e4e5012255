import { asObject, own, type FieldPath, type Json } from '../kubernetes';
import { directoryOf, readSource, type SourceManifest } from '../source';
import { identityOf, type ResourceIdentity, isSameObject } from '../workload';
import { editText, type AddedObject, type ManifestEdit } from './text/edit-text';
import type { Because, Meant, ProposedEdit, ProposedObject, Proposals } from './proposals/proposed-edit';

/** A text that may be repaired. */
export interface RepairableText {
  readonly file: string;
  readonly text: string;
}

/** An edit that was made. */
export interface MadeEdit {
  readonly file: string;
  /** The line of the field, or of what it was added to, before the edit; of a new object, the line of its workload. */
  readonly line: number;
  readonly resource: ResourceIdentity;
  /** Empty for a new object. */
  readonly path: FieldPath;
  /** What stood there; absent where nothing did. */
  readonly before?: Json;
  /** What stands there now; absent for a field that is gone. */
  readonly after?: Json;
  readonly because: Because;
}

/** An edit that was not made, and why. */
export interface RefusedEdit {
  readonly resource: ResourceIdentity;
  readonly file?: string;
  readonly path: FieldPath;
  readonly because: Because;
  readonly reason: string;
}

/** Texts after their repair. */
export interface RepairedTexts {
  /** All of them, in their order; those without an edit as they were. */
  readonly texts: readonly RepairableText[];
  readonly made: readonly MadeEdit[];
  readonly refused: readonly RefusedEdit[];
}

/**
 * Makes proposed edits in the texts that hold the objects. Every edit changes exactly what it says, or is refused.
 */
export function repairTexts(texts: readonly RepairableText[], proposals: Proposals): RepairedTexts {
  const repair = new Repair(texts);
  for (const edit of proposals.edits) repair.edit(edit);
  for (const object of proposals.added) repair.add(object);
  return repair.result();
}

/** What is to become of one text. */
interface TextPlan {
  readonly file: string;
  readonly text: string;
  readonly manifests: readonly SourceManifest[];
  readonly edits: Map<ManifestEdit, ProposedEdit>;
  readonly added: Map<AddedObject, ProposedObject>;
}

class Repair {
  private readonly plans: readonly TextPlan[];
  private readonly refused: RefusedEdit[] = [];
  private readonly taken = new Set<string>();

  constructor(texts: readonly RepairableText[]) {
    this.plans = texts.map(({ file, text }) => ({
      file,
      text,
      manifests: readSource(text, file).manifests,
      edits: new Map(),
      added: new Map(),
    }));
  }

  edit(proposed: ProposedEdit): void {
    const found = this.find(proposed.object);
    if (typeof found === 'string') return this.refuse(proposed, found);
    const { plan, place } = found;
    const key = JSON.stringify([plan.file, place, proposed.path]);
    if (this.taken.has(key)) return;
    this.taken.add(key);
    plan.edits.set({ manifest: place, path: proposed.path, value: proposed.value }, proposed);
  }

  add(proposed: ProposedObject): void {
    const found = this.findOnly(proposed.beside);
    const about = {
      object: { resource: identityOf({ object: proposed.object }) },
      path: [],
      because: proposed.because,
    };
    if (typeof found === 'string') return this.refuse(about, found);
    found.plan.added.set({ behind: found.place, object: proposed.object }, proposed);
  }

  result(): RepairedTexts {
    const made: MadeEdit[] = [];
    const texts = this.plans.map((plan) => this.carriedOut(plan, made));
    return { texts, made, refused: this.refused };
  }

  private carriedOut(plan: TextPlan, made: MadeEdit[]): RepairableText {
    const { file, text, manifests, edits, added } = plan;
    if (edits.size + added.size === 0) return { file, text };
    const edited = editText(text, file, { edits: [...edits.keys()], added: [...added.keys()] });
    const reasons = new Map(edited.refused.map(({ change, reason }) => [change, reason]));
    for (const [edit, proposed] of edits) {
      const reason = reasons.get(edit);
      if (reason !== undefined) this.refuse(proposed, reason, file);
      else made.push(madeEdit(manifests[edit.manifest] as SourceManifest, proposed));
    }
    for (const [one, { because, object }] of added) {
      const resource = identityOf({ object });
      const line = (manifests[one.behind] as SourceManifest).locate([]).line;
      const reason = reasons.get(one);
      if (reason !== undefined) this.refuse({ object: { resource }, path: [], because }, reason, file);
      else made.push({ file, line, resource, path: [], after: object, because });
    }
    return { file, text: edited.text };
  }

  /** The manifest that is meant; or why it cannot be told. */
  private find({ resource, file }: Meant): { readonly plan: TextPlan; readonly place: number } | string {
    const found = this.plans
      .filter((plan) => file === undefined || plan.file === file)
      .flatMap((plan) =>
        plan.manifests.flatMap((manifest, place) => (isSame(identityOf(manifest), resource) ? [{ plan, place }] : [])),
      );
    const [first, second] = found;
    if (!first) return `no text holds the ${resource.kind} ${resource.name}`;
    return second ? wordTwice(resource) : first;
  }

  /** The same, unless its folder holds another one: what is new beside both would be there twice as well. */
  private findOnly(meant: Meant): ReturnType<Repair['find']> {
    const found = this.find(meant);
    if (typeof found === 'string') return found;
    const folder = directoryOf(found.plan.file);
    const beside = this.plans.filter(({ file }) => directoryOf(file) === folder).flatMap((plan) => plan.manifests);
    const alike = beside.filter((manifest) => isSame(identityOf(manifest), meant.resource));
    return alike.length > 1 ? wordTwice(meant.resource) : found;
  }

  private refuse(
    { object, path, because }: Pick<ProposedEdit, 'object' | 'path' | 'because'>,
    reason: string,
    file = object.file,
  ): void {
    this.refused.push({ resource: object.resource, ...(file !== undefined && { file }), path, because, reason });
  }
}

function wordTwice({ kind, name }: ResourceIdentity): string {
  return `${kind} ${name} stands in more than one place: which one is meant cannot be told`;
}

function madeEdit(manifest: SourceManifest, { path, value, because }: ProposedEdit): MadeEdit {
  const before = fieldOf(manifest.object, path);
  return {
    file: manifest.file,
    line: manifest.locate(path).line,
    resource: identityOf(manifest),
    path,
    ...(before !== undefined && { before }),
    ...(value !== null && { after: value }),
    because,
  };
}

function fieldOf(object: Json, path: FieldPath): Json | undefined {
  let at: Json | undefined = object;
  for (const step of path) {
    if (Array.isArray(at)) at = (at as readonly Json[])[Number(step)];
    else at = own(asObject(at), step);
  }
  return at;
}

function isSame(one: ResourceIdentity, other: ResourceIdentity): boolean {
  return one.apiVersion === other.apiVersion && isSameObject(one, other);
}
