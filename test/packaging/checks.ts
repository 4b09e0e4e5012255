/** Counts checks, each a sentence that either holds or says why not. */
export class Checks {
  private passed = 0;
  private failed = 0;

  /** Runs one check: it fails by throwing, and then the next one is tried all the same. */
  run(sentence: string, check: () => void): void {
    try {
      check();
      this.passed += 1;
      console.log(`ok    ${sentence}`);
    } catch (error) {
      this.failed += 1;
      console.log(`FAIL  ${sentence}\n${indented(error instanceof Error ? error.message : String(error))}`);
    }
  }

  /** Says how many held, and with which code to exit. */
  finish(): number {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 ? 0 : 1;
  }
}

const indented = (text: string) => text.replace(/^/gm, '      ');
