const { TestEnvironment } = require('jest-environment-node');

/** The one environment of a worker: what its test files load stays loaded (see runtime.js). */
class SharedEnvironment extends TestEnvironment {
  static #shared;

  constructor(...given) {
    if (SharedEnvironment.#shared) return SharedEnvironment.#shared;
    super(...given);
    SharedEnvironment.#shared = this;
  }

  /** What jest keeps of a test file (its tests and their handlers) stands under symbols of the global object. */
  async teardown() {
    for (const symbol of Object.getOwnPropertySymbols(this.global)) Reflect.deleteProperty(this.global, symbol);
  }
}

module.exports = SharedEnvironment;
