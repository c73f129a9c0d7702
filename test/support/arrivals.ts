/** The most that any sliding second saw, of times in milliseconds. */
export function mostInASecond(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  let from = 0;
  let most = 0;
  sorted.forEach((time, index) => {
    while ((sorted[from] ?? time) <= time - 1000) from++;
    most = Math.max(most, index - from + 1);
  });
  return most;
}
