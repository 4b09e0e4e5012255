import type { EditorText, JudgedTexts } from '../../lib/editor';
import type { EditorHost } from '../../lib/cli/servers/editor-host';
import type { Rollouts } from '../../lib/cli/servers/rollouts';

/** A folder that is open in an editor, as it is on the disk but for what is open itself. */
export class Project {
  private readonly onDisk = new Map<string, EditorText>();
  private readonly open = new Map<string, EditorText>();
  private options: JudgedTexts['options'] = {};
  private known: JudgedTexts | undefined;
  private running: Rollouts | undefined;

  constructor(
    private readonly host: EditorHost,
    /** Absolute, with forward slashes; undefined for what is open and stands in no folder that is. */
    readonly root: string | undefined,
  ) {}

  /** @throws Error for a configuration that cannot be read; the manifests are then judged without it */
  async read(): Promise<void> {
    if (this.root === undefined) return;
    const { texts, options } = await this.host.files.project(this.root);
    this.onDisk.clear();
    for (const text of texts) this.onDisk.set(text.file, text);
    this.options = options;
    this.changed();
  }

  /** A file of the folder was written, made or taken away by somebody. */
  async reread(file: string): Promise<void> {
    if (this.root === undefined) return;
    const text = await this.host.files.text(this.root, file);
    if (text) this.onDisk.set(file, text);
    else this.onDisk.delete(file);
    if (!this.open.has(file)) this.changed();
  }

  /** What stands in an editor counts, not the disk. */
  edit(file: string, text: string): void {
    if (this.open.get(file)?.text === text) return;
    this.open.set(file, { file, text });
    this.changed();
  }

  close(file: string): void {
    if (this.open.delete(file)) this.changed();
  }

  get judged(): JudgedTexts {
    this.known ??= this.host.editor.judgeTexts(
      [...new Map([...this.onDisk, ...this.open]).values()].map((text) => this.open.get(text.file) ?? text),
      this.options,
    );
    return this.known;
  }

  get rollouts(): Rollouts {
    return (this.running ??= this.host.rollouts(this.judged));
  }

  /** What was simulated of the old texts, and what is being, is of no use. */
  private changed(): void {
    this.known = undefined;
    this.running?.end();
    this.running = undefined;
  }
}
