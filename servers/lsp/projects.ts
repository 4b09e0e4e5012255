import { posix } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { EditorHost } from '../../lib/cli/servers/editor-host';
import { Project } from './project';

/** A document's project, and its name there. */
export interface Located {
  readonly project: Project;
  readonly file: string;
}

/** The folders that are open. */
export class Projects {
  private readonly folders: Project[] = [];
  private readonly loose = new Map<string, Project>();

  constructor(private readonly host: EditorHost) {}

  get all(): readonly Project[] {
    return [...this.folders, ...this.loose.values()];
  }

  add(uri: string): Project | undefined {
    const root = pathOf(uri);
    if (root === undefined) return undefined;
    const project = new Project(this.host, root);
    this.folders.push(project);
    return project;
  }

  remove(uri: string): void {
    const place = this.folders.findIndex(({ root }) => root === pathOf(uri));
    if (place >= 0) this.folders.splice(place, 1);
  }

  /** The innermost folder that a document stands in. What stands in none is judged with what is open beside it. */
  locate(uri: string): Located {
    const path = pathOf(uri) ?? uri;
    const folder = this.folders
      .filter(({ root }) => root !== undefined && path.startsWith(root === '/' ? root : `${root}/`))
      .sort((one, other) => (other.root ?? '').length - (one.root ?? '').length)[0];
    if (folder?.root !== undefined) return { project: folder, file: posix.relative(folder.root, path) };
    const beside = posix.dirname(path);
    const project = this.loose.get(beside) ?? new Project(this.host, undefined);
    this.loose.set(beside, project);
    return { project, file: path };
  }

  /** The address of a file of a project. */
  uriOf({ project, file }: Located): string {
    if (project.root === undefined && !file.startsWith('/') && !/^[a-z]:\//i.test(file)) return file;
    return pathToFileURL(project.root === undefined ? file : posix.join(project.root, file)).href;
  }
}

/** A path with forward slashes; undefined for what is no file. */
function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  const path = fileURLToPath(uri).replaceAll('\\', '/');
  return path.length > 1 ? path.replace(/\/$/, '') : path;
}
