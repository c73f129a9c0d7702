import assert from "node:assert/strict";
import { readMail } from "../../../../src/model/text/readMail";

describe("readMail: what an address of an e-mail would do", () => {
  it("is told whole", () => {
    assert.deepEqual(readMail("mailto:ada@sample.example"), {
      recipients: "ada@sample.example",
      fields: [],
      attaches: false,
    });
    const { recipients, fields } = readMail("MAILTO:a@b.example?Subject=x%20y&bcc=evil@e.example&body=a%3Db");
    assert.equal(recipients, "a@b.example");
    assert.deepEqual(fields, [
      ["subject", "x y"],
      ["bcc", "evil@e.example"],
      ["body", "a=b"],
    ]);
  });

  it("hides no field, however it is spelt", () => {
    for (const address of [
      "mailto:a@b.example?attach=/etc/passwd",
      "mailto:a@b.example?ATTACHMENT=x",
      "mailto:a@b.example?subject=x%26attach=/etc/passwd",
      "mailto:a@b.example?subject=x%2526attach%253D/etc/passwd",
      "mailto:a@b.example%3Fattach=x",
      "mailto:?to=a@b.example;attach=x",
      "mailto:a@b.example?X-Attach=x",
      "mailto:a@b.example?add-attachment=x",
      "mailto:a@b.example?at%E2%80%8Btach=x",
      "mailto:a@b.example?%EF%BD%81ttach=x",
      'mailto:a@b.example?"attach"=x',
      "mailto:a@b.example?%61ttach=x",
    ])
      assert.ok(readMail(address).attaches, address);
  });

  it("is told also where it is broken", () => {
    assert.deepEqual(readMail("mailto:%E0%A4%A?x=%").fields, [["x", "%"]]);
  });
});
