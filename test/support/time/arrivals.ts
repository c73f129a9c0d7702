/** The most that any sliding second saw, of times in milliseconds. */
export function mostInASecond(times: readonly number[]): number {
  return mostWithin(1000, times);
}

/** The most that any stretch of time of this length saw, all in milliseconds. */
export function mostWithin(length: number, times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  let from = 0;
  let most = 0;
  sorted.forEach((time, index) => {
    while ((sorted[from] ?? time) <= time - length) from++;
    most = Math.max(most, index - from + 1);
  });
  return most;
}
