import {
  asString,
  grouped,
  isKubernetesGroup,
  isObject,
  own as ownField,
  pushAll,
  type JsonObject,
} from '../kubernetes';
import { groupOf, identityOf, identityText, type Manifest, type Workload, type World } from '../workload';
import { belongingsIn } from './belongings';
import { customDefinitionsIn } from './custom/custom-definition';
import { CustomTypes } from './custom/custom-types';
import { freeName, kebab, pascal, plural } from './naming';
import { LIKE_KUBERNETES as LIKE_KUBERNETES_NAME, LIKE_KUBERNETES_VALUE } from './lifted/lift-container';
import { plainObject } from './plain/plain-object';
import { withoutNulls } from './plain/without-nulls';
import type { AdoptedApp, AdoptedChart, Constant, Part, Statement } from './program/adopted-app';
import { namesIn } from './program/names-in';
import { PACKAGE_NAMES } from './program/print-imports';

/** A workload made by a construct, and what it has to be told. */
export interface Lifted {
  readonly statements: readonly Statement[];
  /** Those of its own objects that the construct makes. */
  readonly makes: readonly Manifest[];
  readonly facts?: Constant;
}

/** What decides how objects are written. */
export interface AdoptOptions {
  /** What the only chart is called; several are called after their directories. */
  readonly name: string;
  /** Whether an object cannot be told in types. @default none */
  readonly untyped?: (manifest: Manifest) => boolean;
  /** CustomResourceDefinitions of resources whose own are not among the manifests. @default none */
  readonly definitions?: readonly Pick<Manifest, 'object'>[];
  /** What becomes of an object that stays plain. @default it is as it is */
  readonly plainly?: (manifest: Manifest) => JsonObject;
  /** What a construct makes of a workload; nothing for those that stay plain. @default all stay plain */
  readonly lift?: (workload: Workload, own: readonly Manifest[]) => Lifted | undefined;
}

/** An object that is in no generated program, and why. */
export interface LeftOut {
  readonly manifest: Manifest;
  readonly reason: string;
}

/** A generated app, and what is not in it. */
export interface Adoption {
  readonly app: AdoptedApp;
  readonly leftOut: readonly LeftOut[];
  /** Custom resources that the app has no types for. */
  readonly untyped: readonly UntypedResource[];
}

/** A custom resource that is an `ApiObject`, and why. */
export interface UntypedResource {
  readonly manifest: Manifest;
  /** What of it its definition does not have; nothing where there is no definition. */
  readonly misfit?: string;
}

/** Manifests as an app: a chart for each directory, a file for each workload, and one for each other kind. */
export function adoptManifests(world: World, options: AdoptOptions): Adoption {
  const leftOut = world.manifests.filter(holdsSecrets).map((manifest) => ({ manifest, reason: SECRET }));
  const out = new Set(leftOut.map(({ manifest }) => manifest));
  const { workloads, others } = belongingsIn(world);
  const directories = [...new Set(world.manifests.map(({ directory = '.' }) => directory))];
  const facts: Constant[] = [];
  const taken = new Set<string>();
  const custom = new CustomTypes(customDefinitionsIn([...world.manifests, ...(options.definitions ?? [])]));
  const untyped: UntypedResource[] = [];
  const charts = directories.map((directory): AdoptedChart => {
    const here = (manifest: Manifest) => (manifest.directory ?? '.') === directory && !out.has(manifest);
    const parts = new Parts(options, custom, untyped);
    for (const { workload, own } of workloads) {
      if (here(workload.manifest)) pushAll(facts, parts.addWorkload(workload, own.filter(here)));
    }
    parts.addOthers(others.filter(here));
    return { name: freeName(chartName(directory, directories, options), taken), directory, parts: parts.all };
  });
  const used = charts.filter(({ parts }) => parts.length > 0);
  return { app: { charts: used, facts, shared: sharedIn(used), imports: custom.used }, leftOut, untyped };
}

/** The constants that some part refers to. */
function sharedIn(charts: readonly AdoptedChart[]): readonly Constant[] {
  const names = new Set(
    charts.flatMap(({ parts }) => parts.flatMap(({ statements }) => statements.flatMap(({ value }) => namesIn(value)))),
  );
  return names.has(LIKE_KUBERNETES.name) ? [LIKE_KUBERNETES] : [];
}

const LIKE_KUBERNETES: Constant = {
  name: LIKE_KUBERNETES_NAME,
  doc: [
    'What Kubernetes does where a container says nothing. cdk8s-plus would refuse root and make its root file system',
    'read-only: take this away, container by container, where an image can do with that.',
  ],
  value: LIKE_KUBERNETES_VALUE,
};

const SECRET = 'the values of a Secret are copied into no program: it stays where it is kept today';

function holdsSecrets({ object }: Manifest): boolean {
  const holds = ['data', 'stringData'].some((field) => {
    const values = ownField(object, field) ?? null;
    return isObject(values) && Object.keys(values).length > 0;
  });
  return holds && object['kind'] === 'Secret' && object['apiVersion'] === 'v1';
}

function chartName(directory: string, all: readonly string[], { name }: AdoptOptions): string {
  const own = directory.split('/').map(kebab).filter(Boolean).join('-');
  return all.length === 1 || own === '' ? kebab(name) || 'app' : own;
}

/** The parts of one chart. */
class Parts {
  private readonly parts: Part[] = [];
  private readonly taken = new Set<string>(['main', 'facts', 'shared']);
  private readonly classes = new Set<string>(PACKAGE_NAMES);

  constructor(
    private readonly options: AdoptOptions,
    private readonly custom: CustomTypes,
    private readonly untyped: UntypedResource[],
  ) {}

  get all(): readonly Part[] {
    return this.parts;
  }

  /** @returns the facts that it needs to be told */
  addWorkload(workload: Workload, own: readonly Manifest[]): readonly Constant[] {
    const { kind, name } = workload.identity;
    const lifted = this.options.lift?.(workload, own);
    const ids = new Set<string>();
    const rest = lifted ? own.filter((one) => !lifted.makes.includes(one)) : [workload.manifest, ...own];
    const statements = [...(lifted?.statements ?? []), ...this.plain(rest, ids)];
    const id = this.taken.has(kebab(name)) ? `${kebab(name)}-${kebab(kind)}` : kebab(name) || kebab(kind);
    this.add(
      workload.manifest,
      id,
      [`${kind} ${name || 'without a name'}${rest.length + (lifted ? 1 : 0) > 1 ? ', and what belongs to it' : ''}.`],
      statements,
    );
    return lifted?.facts ? [lifted.facts] : [];
  }

  addOthers(manifests: readonly Manifest[]): void {
    for (const [kind, all] of grouped(manifests, (manifest) => identityOf(manifest).kind)) {
      const doc =
        all.length === 1
          ? `${kind} ${identityOf(all[0] as Manifest).name}.`
          : `Every ${kind} that belongs to no workload alone.`;
      this.add(undefined, kebab(plural(kind)), [doc], this.plain(all, new Set()));
    }
  }

  private add(
    workload: Manifest | undefined,
    wanted: string,
    doc: readonly string[],
    statements: readonly Statement[],
  ): void {
    const id = freeName(wanted, this.taken);
    const className = pascal(freeName(pascal(id), this.classes));
    this.parts.push({ id, className, ...(workload && { workload }), doc, constants: [], statements });
  }

  private plain(manifests: readonly Manifest[], ids: Set<string>): readonly Statement[] {
    return manifests.flatMap((manifest) => {
      const { kind, name } = identityOf(manifest);
      const isOnly = manifests.filter((one) => identityOf(one).kind === kind).length === 1;
      const id = freeName(kebab(isOnly ? kind : `${kind}-${name}`), ids);
      const object = this.options.plainly?.(manifest) ?? manifest.object;
      const isTyped = this.options.untyped?.(manifest) !== true;
      if (isCustom(object)) this.noteUntyped(manifest, object, isTyped);
      return plainObject(object, id, isTyped ? this.custom : undefined);
    });
  }

  private noteUntyped(manifest: Manifest, object: JsonObject, isTyped: boolean): void {
    const made = this.custom.propsOf(withoutNulls(object));
    if (!made) this.untyped.push({ manifest });
    else if ('misfit' in made) this.untyped.push({ manifest, misfit: made.misfit });
    else if (!isTyped) this.untyped.push({ manifest, misfit: 'its class would make something else of it' });
  }
}

/** An object by its directory and by what identifies it, to find it again. */
export function keyOf({ object, directory = '.' }: Pick<Manifest, 'object' | 'directory'>): string {
  return `${directory}\n${identityText(object)}`;
}

/** Whether somebody's own definition tells what the object is. */
function isCustom({ apiVersion }: JsonObject): boolean {
  const group = groupOf(asString(apiVersion) ?? '');
  return group.includes('.') && !isKubernetesGroup(group);
}
