/**
 * Stands in for VS Code's native logger, which npm only has as C++ source: without a compiler all output channels and
 * log files would stay empty. It writes the same lines; it does not rotate, since no session here writes megabytes.
 */
const { appendFileSync, mkdirSync } = require("node:fs");
const path = require("node:path");

const levels = ["trace", "debug", "info", "warning", "error", "critical"];
const methods = ["trace", "debug", "info", "warn", "error", "critical"];

class Logger {
  #file;
  #level = 2;
  #isFormatted = true;

  constructor(_type, _name, file) {
    this.#file = file;
    for (const [level, method] of methods.entries()) this[method] = (message) => this.#write(level, message);
  }
  getLevel() {
    return this.#level;
  }
  setLevel(level) {
    this.#level = level;
  }
  setPattern() {
    this.#isFormatted = true;
  }
  clearFormatters() {
    this.#isFormatted = false;
  }
  flush() {
    // Every line is in the file when the call returns.
  }
  drop() {
    this.#level = levels.length;
  }

  #write(level, message) {
    if (level < this.#level) return;
    const time = new Date().toISOString().replace("T", " ").replace("Z", "");
    appendFileSync(this.#file, this.#isFormatted ? `${time} [${levels[level]}] ${message}\n` : message);
  }
}

async function createLogger(name, file) {
  mkdirSync(path.dirname(file), { recursive: true });
  return new Logger("", name, file);
}

// One by one: VS Code imports this as an ES module, for which Node.js finds the names by reading these lines.
exports.version = 0;
exports.setLevel = () => undefined;
exports.setFlushOn = () => undefined;
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
