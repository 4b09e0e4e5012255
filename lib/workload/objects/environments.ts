/** Something that stands somewhere in a tree: of constructs and their charts, or of folders and files. */
export interface Placed {
  /** The steps from the root down to the chart or file that holds it. */
  readonly place: readonly string[];
  /** What it is called in a cluster. */
  readonly identity: string;
}

/** Separates the steps of a place. */
const STEP = '/';

/**
 * Which objects are applied together. Everything in a tree goes to one cluster, until two parts of it hold the same
 * object: those are environments of their own, divided where their ways part, and each sees what stands above it.
 *
 * @returns the directory of each object: `.` for what belongs to no environment; none at all where nothing is divided
 */
export function environmentsOf(objects: readonly Placed[]): readonly string[] | undefined {
  const divided = new Set<string>();
  for (const places of placesByIdentity(objects).values()) if (places.length > 1) divide(places, 0, divided);
  return divided.size === 0 ? undefined : objects.map(({ place }) => environmentOf(place, divided));
}

function placesByIdentity(objects: readonly Placed[]): ReadonlyMap<string, readonly (readonly string[])[]> {
  const found = new Map<string, Map<string, readonly string[]>>();
  for (const { identity, place } of objects) {
    const places = found.get(identity) ?? new Map<string, readonly string[]>();
    found.set(identity, places.set(place.join(STEP), place));
  }
  return new Map([...found].map(([identity, places]) => [identity, [...places.values()]]));
}

/** Notes where the ways to these places part. */
function divide(places: readonly (readonly string[])[], depth: number, divided: Set<string>): void {
  const branches = new Map<string | undefined, (readonly string[])[]>();
  for (const place of places) {
    const branch = branches.get(place[depth]);
    if (branch) branch.push(place);
    else branches.set(place[depth], [place]);
  }
  for (const [step, branch] of branches) {
    if (step === undefined) continue;
    if (branches.size > 1) divided.add(pathOf(branch[0] ?? [], depth + 1));
    if (branch.length > 1) divide(branch, depth + 1, divided);
  }
}

function environmentOf(place: readonly string[], divided: ReadonlySet<string>): string {
  for (let depth = place.length; depth > 0; depth -= 1) {
    const path = pathOf(place, depth);
    if (divided.has(path)) return path;
  }
  return '.';
}

const pathOf = (place: readonly string[], depth: number): string => place.slice(0, depth).join(STEP);
