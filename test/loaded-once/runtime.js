const { join, sep } = require('node:path');
const { default: Runtime } = require('jest-runtime');

const ROOT = join(__dirname, '..', '..');
const SHARED = ['lib', 'imports', 'node_modules'].map((folder) => join(ROOT, folder) + sep);

/**
 * Loads the library once for all test files of a worker: most of their time was loading it. A test file that replaces a
 * module (`jest.mock`) loads a library of its own from there on.
 */
class SharedRuntime extends Runtime {
  /** Holds what the test files have loaded of the library and its dependencies. */
  static #loaded;

  #replaces = false;

  constructor(...given) {
    super(...given);
    SharedRuntime.#loaded ??= new Runtime(...given);
  }

  setMock(...given) {
    this.#replaces = true;
    super.setMock(...given);
  }

  requireModule(from, name, options, ...rest) {
    if (this.#replaces || options?.isInternalModule || !this.#isShared(from, name))
      return super.requireModule(from, name, options, ...rest);
    return SharedRuntime.#loaded.requireModule(from, name, options, ...rest);
  }

  #isShared(from, name) {
    if (name !== undefined && this._resolution.isCoreModule(name)) return false;
    const path = name === undefined ? from : this._resolution.resolveCjs(from, name);
    return SHARED.some((folder) => path.startsWith(folder));
  }
}

module.exports = SharedRuntime;
