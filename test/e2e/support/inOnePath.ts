/**
 * Makes the tests of the surrounding `describe` one path: what comes later needs what came before, so after a failure
 * the rest is skipped. Mocha's own `bail` would skip every later suite with it.
 */
export function inOnePath(): void {
  let hasFailed = false;
  beforeEach("come here by the path", function () {
    if (hasFailed) this.skip();
  });
  afterEach("see whether the path goes on", function () {
    hasFailed ||= this.currentTest?.isFailed() ?? false;
  });
}
