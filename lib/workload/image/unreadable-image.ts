import { asString, hasPlaceholder, imageNameProblem, isToBeReplaced, type FieldPath } from '../../kubernetes';
import type { Workload } from '../workload';

/** The image of a container whose name no kubelet can read. */
export interface UnreadableImage {
  /** As it may be told. */
  readonly image: string;
  readonly container: string;
  readonly path: FieldPath;
  /** In words. */
  readonly why: string;
}

/** The images of a workload that no kubelet can read the names of: without those that something fills in later. */
export function unreadableImages({ containers, manifest }: Workload): readonly UnreadableImage[] {
  // The transformers of a kustomization that nobody has built may write another one there.
  if (manifest.kustomization !== undefined) return [];
  return containers.flatMap(({ name, json, path }) => {
    const image = asString(json['image']) ?? '';
    const at = [...path, 'image'];
    // Without one, and of one with spaces around it, the API server says so.
    const why = image === '' || image !== image.trim() ? undefined : imageNameProblem(image);
    if (why === undefined || isFilledIn(image, manifest.renderedFrom !== undefined)) return [];
    // What other values would make of a chart tells `openValue`; what stands in a helper leads to no value.
    const isByDefault = manifest.openValue !== undefined || (manifest.defaultsBehind?.(at) ?? []).length > 0;
    // Who installs a chart gives what its values leave empty.
    return isByDefault && EMPTY_PART.test(image) ? [] : [{ image: shownImage(image), container: name, path: at, why }];
  });
}

/** What is no name may hold anything, such as who may pull it: it is told where it has the letters of one alone. */
function shownImage(image: string): string {
  return /^\w[\w./:-]*$/.test(image) ? image : '(not shown)';
}

const EMPTY_PART = /^[/:@]|\/[/:]|[/:@]$/;

/** Whether somebody, or something, writes a name there. Templates that Helm has not filled in nobody fills in any more. */
function isFilledIn(image: string, isRendered: boolean): boolean {
  const text = isRendered ? image.replace(/\[\[.*?\]\]|\{\{.*?\}\}/g, '') : image;
  return BUILT.test(text) || hasPlaceholder(text) || isToBeReplaced(text) || ALL_CAPITALS.test(text) || MINE.test(text);
}

/** What a tool builds, and names as it applies the manifest: `ko://example.com/cmd/web`, `//web:image`. */
const BUILT = /^(?!https?:|docker:|oci:)[a-z][a-z+.-]*:\/\/|^\/\//i;

/** `IMAGE`, `gcr.io/PROJECT/app` */
const ALL_CAPITALS = /(?:^|[/:@])[A-Z][A-Z\d_-]+(?=$|[/:@])/;

/** `someUser/app`, `dockerHubUser/app` */
const MINE = /(?:^|[/:])(?:[Ss]ome|[Dd]ocker-?[Hh]ub|[Uu]ser-?[Nn]ame)(?![a-z])/;
