import { posix } from 'node:path';
import type { PassedOver } from '../../source';
import type { FileSystem } from '../io';
import { foldersIn, isBuiltFromBeside } from './built-from-beside';
import { whyNotInstalled } from './why-not-installed';

/** How folders are called that hold what tests are run with. */
const OF_TESTS =
  /^(?:_*(?:tests?|fixtures?)_*|(?:unit|system|smoke|perf(?:ormance)?|load|integration|acceptance|conformance|upgrade|kube|k8s|chart|helm)?[-_]?tests?|_*test[-_]?(?:data|fixtures?|resources?)\d*|e2e(?:[-_].+)?|acceptance|conformance|_*(?:fakes?|mocks?)_*)$/i;

/** How folders are called whose content is out of use. */
const OUT_OF_USE =
  /^[._-]*(?:legacy|attic|(?:deprecated|archived|obsolete|old|unused)(?:[._-]?(?:apps?|charts?|examples?|manifests?|projects?|services?|stuff))?)[._-]*$|^[._-]+archives?$/i;

/** How folders are called that are left from what they were: `manifests-old` beside `manifests`. */
const LEFT_FROM = /^(.+)[._-](?:old|bak|orig)$/i;

/** How folders are called that hold what others have made, as they have made it. */
const OF_OTHERS = /^(?:third[-_]?party|vendor(?:ed)?|_?vendir|upstream)$/i;

/**
 * How folders are called that show how something is used, or that it runs on one's own machine: nobody's requests come
 * there. The samples of an operator (`config/samples`) are of that kind.
 */
const OF_DEMONSTRATIONS =
  /^_*(?:(?:config|app|kube|k8s|helm|chart)?[-_]?(?:samples?|examples?)|demos?|tutorials?|walk-?throughs?|quick-?starts?|getting-?started|playgrounds?|workshops?|exercises?|experimental|(?:kind|k3d|minikube|docker-desktop)(?:-clusters?)?)_*$/i;

/** Environments that releases go to. Where one of them stands beside it, `test` is one as well, and so is `legacy`. */
const ENVIRONMENT =
  /^(?:pre-?)?(?:prod|production|prd|live|stage|staging|stg|uat|qa|dev|development|integration|acc|new)$/i;

/** What environments are kept in. */
const OF_ENVIRONMENTS = /^(?:overlays?|env|envs|environments?|clusters?|stages?|deployments?)$/i;

/**
 * Finds out which folders hold what tests are run with: manifests that nobody runs, many of them broken on purpose. So
 * does nobody run, or mend, what is out of use by the name of its folder, a chart that is there to be copied, and one that
 * says that it is deprecated; what others have made, others mend; and what only shows how something is used serves nobody.
 * What a kustomization beside it builds from is used, whatever it is called.
 */
export class FoldersOfTests {
  private readonly known = new Map<string, string | undefined>();

  constructor(private readonly files: FileSystem) {}

  /**
   * The uppermost folder of tests that a file stands in, below a folder that was given. Whoever gives one of tests means
   * everything in it.
   */
  holding(file: string, root: string): string | undefined {
    if (isNamedSo(posix.basename(root))) return undefined;
    return this.at(posix.dirname(file), root);
  }

  private at(folder: string, root: string): string | undefined {
    if (folder === root || folder === '.' || folder === '/') return undefined;
    const key = `${root}\n${folder}`;
    if (this.known.has(key)) return this.known.get(key);
    const above = this.at(posix.dirname(folder), root);
    const found = above ?? (this.isOfTests(folder) || whyNotInstalled(folder, this.files) ? folder : undefined);
    this.known.set(key, found);
    return found;
  }

  private isOfTests(folder: string): boolean {
    const parent = posix.dirname(folder);
    const name = posix.basename(folder);
    const beside = () => foldersIn(parent, this.files).map((one) => posix.basename(one));
    if (isLeftBeside(name, beside)) return true;
    if (!isNamedSo(name)) return false;
    if (OF_TESTS.test(name) && !/^(?:tests?|acceptance)$/i.test(name)) return true;
    if (OF_ENVIRONMENTS.test(posix.basename(parent)) || beside().some((one) => ENVIRONMENT.test(one))) return false;
    return !(OF_DEMONSTRATIONS.test(name) || OF_OTHERS.test(name)) || !isBuiltFromBeside(folder, this.files);
  }
}

function isLeftBeside(name: string, beside: () => readonly string[]): boolean {
  const now = LEFT_FROM.exec(name)?.[1];
  return now !== undefined && beside().includes(now);
}

function isNamedSo(name: string): boolean {
  return [OF_TESTS, OUT_OF_USE, OF_OTHERS, OF_DEMONSTRATIONS].some((names) => names.test(name));
}

/** Why a folder is passed over, of one that is. */
export function whyPassedOver(folder: string, files: FileSystem): PassedOver {
  const name = posix.basename(folder);
  if (OF_TESTS.test(name)) return 'tests';
  if (OF_OTHERS.test(name)) return 'of-others';
  if (OF_DEMONSTRATIONS.test(name)) return 'demonstrations';
  if (OUT_OF_USE.test(name)) return 'out-of-use';
  return whyNotInstalled(folder, files) ?? 'out-of-use';
}

/** Whether a pattern of files asks for such a folder by name. */
export function namesFolderOfTests(pattern: string): boolean {
  return pattern.split('/').some(isNamedSo);
}
