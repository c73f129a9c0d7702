/** Takes all steps of a work at once, where it is small or nobody waits. What may be large is taken `inSlices`. */
export function takeSteps<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
