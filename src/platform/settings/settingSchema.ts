/** What `package.json` says of a setting, as far as values are checked by it. */
export interface SettingSchema {
  readonly type: "integer" | "string" | "boolean" | "array";
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly pattern?: string;
}

/** What is wrong with a value: then its default is used, or of a number outside its bounds the nearest one inside. */
export type SettingFault = "type" | "bounds" | "members";

/** What is wrong with the value of a setting; undefined where it fits. */
export function settingFault(schema: SettingSchema, value: unknown): SettingFault | undefined {
  switch (schema.type) {
    case "boolean":
      return typeof value === "boolean" ? undefined : "type";
    case "integer":
      return faultOfNumber(schema, value);
    case "string":
      return typeof value === "string" && isAllowed(schema, value) ? undefined : "type";
    case "array":
      if (!Array.isArray(value)) return "type";
      return value.every((member) => typeof member === "string") ? undefined : "members";
  }
}

function faultOfNumber(schema: SettingSchema, value: unknown): SettingFault | undefined {
  if (typeof value !== "number" || !Number.isFinite(value)) return "type";
  const { minimum = -Infinity, maximum = Infinity } = schema;
  return Number.isInteger(value) && value >= minimum && value <= maximum ? undefined : "bounds";
}

function isAllowed(schema: SettingSchema, value: string): boolean {
  if (schema.enum) return schema.enum.includes(value);
  return schema.pattern === undefined || new RegExp(schema.pattern).test(value);
}
