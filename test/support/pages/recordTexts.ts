const id = (number: number) => `8d3f6e0a-5c1b-4f7e-9a2d-${String(number).padStart(12, "0")}`;

/** A record of about five megabytes and a hundred thousand values, nested as Kizen nests them. */
export function largeRecord(recordId: string): string {
  const activities = Array.from({ length: 9000 }, (_, index) => ({
    id: id(index),
    created: new Date(Date.UTC(2024, 0, 1) + index * 3_600_000).toISOString(),
    type: index % 3 === 0 ? "call" : "email",
    done: index % 2 === 0,
    duration: index % 7 === 0 ? null : index * 1.5,
    by: {
      id: id(index % 40),
      name: `Colleague ${index % 40}`,
      email: `colleague${index % 40}@sample.example`,
    },
    text: "They asked for another offer, and for the terms of the one before. ".repeat(4),
  }));
  return JSON.stringify({ id: recordId, name: "A Large Company", activities });
}

/** A record whose values try to run, to load, to look like the editor, to hide and to stretch. */
export function hostileRecord(recordId: string): string {
  const nested = `${'{"deeper":'.repeat(500)}"the end"${"}".repeat(500)}`;
  const values = {
    id: recordId,
    name: 'Acme \u202egpj.exe\u202c <img src=x onerror="document.title=1">',
    script: "</script><script>document.title=1</script>",
    image: "<img src='https://tracker.example/pixel.png' onerror='document.title=1'>",
    css: "</style><style>body{display:none}</style>",
    "fake button": "<button class='text-button primary'>Replace API Key</button>",
    "fake notice": "⚠ Your API key has expired. Enter it at https://kizen.example.evil.example/login",
    link: "javascript:alert(document.title=1)",
    command: "command:workbench.action.closeWindow",
    "data address": "data:text/html,<script>document.title=1</script>",
    "bidi override": "user\u202e\u2066// admin\u2069 \u2066",
    "zero width": "pay\u200bpal\u2060.com\ufeff",
    "right to left": "שלום עולם نمی‌خواهم",
    zalgo: `Z${"\u0310\u0343\u0361\u0489".repeat(60)}algo`,
    lines: "first\nsecond\r\nthird\u2028fourth\u0000fifth\u001b[31m",
    "a million": "x".repeat(1_000_000),
    "lone half": "\ud83d and \udc00",
    __proto__x: { constructor: { prototype: "polluted" } },
    ["k".repeat(5000)]: "a long key",
    "": "an empty key",
    " ": "a blank key",
  };
  return `${JSON.stringify(values).slice(0, -1)},"__proto__":{"polluted":true},"nested":${nested}}`;
}
