import { appendFileSync, readFileSync } from "node:fs";

/** Names the file that figures go to while all benchmarks run. */
export const figuresVariable = "KIZEN_BENCH_FIGURES";

/** Something measured, beside what it may be at most. */
export interface Figure {
  readonly what: string;
  readonly measured: number;
  readonly unit: "ms" | "MB" | "times" | "%";
  /** Missing where the figure is there to be compared with an earlier one. */
  readonly budget?: number;
}

/** Leaves a figure behind for the table that ends the run of all benchmarks. */
export function keepFigure(figure: Figure): void {
  const file = process.env[figuresVariable];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(figure)}\n`);
}

/** The figures that a benchmark left in a file. */
export function figuresIn(file: string): Figure[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Figure);
}
