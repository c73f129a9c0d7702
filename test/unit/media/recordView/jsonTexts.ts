import fc from "fast-check";

const space = fc.constantFrom("", " ", "\n", "\t ", "\r\n");
const key = fc.oneof(
  fc.constantFrom("2", "1", "a", "a-b", "", "__proto__", "$", "constructor", "\u2028", '"', "\\", "ä", "𠮷"),
  fc.string({ unit: "binary", maxLength: 6 }),
);
const scalar = fc.oneof(
  fc.constantFrom("null", "true", "false", "1.0", "-0", "1e5", "1E+05", "12345678901234567890", "0.10"),
  fc.string({ unit: "binary", maxLength: 200 }).map((text) => JSON.stringify(text)),
  fc.constantFrom('"\\u00e9\\/"', '"\\\\"', '"a\\"]}"', '"\\\\\\""', '"\\ud83d"', '""'),
);

/** JSON texts as servers write them: odd white space, escapes, numbers no double holds. */
function texts(isUnique: boolean) {
  return fc.letrec<{ value: string }>((tie) => {
    const join = (open: string, parts: readonly string[], close: string, gap: string) =>
      gap + open + gap + parts.join(`${gap},${gap}`) + gap + close + gap;
    const array = fc
      .tuple(fc.array(tie("value"), { maxLength: 5 }), space)
      .map(([parts, gap]) => join("[", parts, "]", gap));
    const members = fc.uniqueArray(fc.tuple(key, tie("value")), {
      maxLength: 5,
      selector: ([name]) => (isUnique ? name : {}),
    });
    const object = fc.tuple(members, space).map(([all, gap]) =>
      join(
        "{",
        all.map(([name, value]) => JSON.stringify(name) + gap + ":" + gap + value),
        "}",
        gap,
      ),
    );
    return { value: fc.oneof({ depthSize: "small" }, scalar, array, object) };
  }).value;
}

export const anyJson = texts(false);
/** Where no object has a key twice, so that a path means one value. */
export const jsonWithUniqueKeys = texts(true);
