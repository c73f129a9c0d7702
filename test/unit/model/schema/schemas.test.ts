import assert from "node:assert/strict";
import { startModel, type TestModel } from "../../../support/model/model";
import {
  deals,
  envelope,
  lots,
  refusal,
  schemaServer,
  smallSchema,
  type SchemaAnswers,
} from "../../../support/servers/schemaServer";

const started: TestModel[] = [];
afterEach(async () => {
  for (const model of started.splice(0)) await model.dispose();
});

async function start(answers: SchemaAnswers = smallSchema()) {
  const model = await startModel(schemaServer(answers));
  started.push(model);
  const catalogue = model.schemas.of(model.business.key);
  const open = () => model.schemas.open(model.business.key);
  const asked = () => model.server.requests.map(({ url }) => new URL(url, "http://x").pathname.slice(4));
  const kinds = () => model.kinds.of(model.business.key).map(({ label }) => label.many);
  return { model, catalogue, open, asked, kinds };
}

const names = (entries: readonly { readonly label: string }[]) => entries.map(({ label }) => label);

describe("the schema of a business", () => {
  it("is read whole when the business is opened, each list once", async () => {
    const { catalogue, open, asked, kinds } = await start();
    assert.deepEqual(asked(), []);
    await Promise.all([open(), open()]);
    await open();
    assert.deepEqual(asked().toSorted(), [
      "/activities",
      "/activities/a-call/fields",
      "/automation2/automations",
      "/custom-objects",
      "/custom-objects/client_client/categories",
      "/custom-objects/client_client/fields",
      "/custom-objects/deals/categories",
      "/custom-objects/deals/fields",
      "/custom-objects/tax_lot/categories",
      "/custom-objects/tax_lot/fields",
      "/pipelines/o-deals/stages",
      "/role",
      "/team",
    ]);
    assert.deepEqual(names(catalogue.part("fields", "deals").entries), ["Name", "Deal Size", "Who"]);
    assert.deepEqual(names(catalogue.part("stages", "deals").entries), ["New", "Won"]);
    assert.deepEqual(names(catalogue.part("activityFields", "a-call").entries), ["Note"]);
    assert.equal(catalogue.field("deals", "f-size")?.apiName, "size");
    assert.equal(catalogue.object("o-lots")?.apiName, "tax_lot");
    assert.equal(catalogue.part("fields", "tax_lot").state, "complete");
    assert.equal(catalogue.part("categories", "tax_lot").state, "absent");
    assert.deepEqual(kinds(), ["Contacts", "Deals", "Tax Lots"]);
  });

  it("names its ids for whoever asks what an id is", async () => {
    const { model, open } = await start();
    await open();
    const said = (id: string) => model.knownIds.lookup(id).map(({ what, label }) => `${what} ${label}`);
    assert.deepEqual(["o-deals", "F-SIZE", "op-l", "s-won", "nothing"].map(said), [
      ["object Deals"],
      ["field Deal Size"],
      ["option Large"],
      ["stage Won"],
      [],
    ]);
  });

  it("is nothing in a business of the old generation, which is asked once", async () => {
    const { catalogue, open, asked, kinds } = await start({});
    await open();
    assert.deepEqual(
      [catalogue.part("objects").state, asked(), kinds()],
      ["absent", ["/custom-objects"], ["Companies"]],
    );
  });

  it("tells of each list by itself that it is refused or failed, and asks again on request only", async () => {
    const answers: SchemaAnswers = { ...smallSchema(), "/role": refusal(403, "permission_required") };
    answers["/custom-objects/deals/fields"] = refusal(400, "invalid");
    const { catalogue, open, asked } = await start(answers);
    await open();
    assert.deepEqual(
      [catalogue.part("roles").state, catalogue.part("fields", "deals").state, catalogue.part("team").state],
      ["refused", "failed", "complete"],
    );
    const before = asked().length;
    await catalogue.load("fields", "deals");
    assert.equal(asked().length, before);
    answers["/custom-objects/deals/fields"] = smallSchema()["/custom-objects/deals/fields"];
    await catalogue.reload("fields", "deals");
    assert.equal(catalogue.part("fields", "deals").entries.length, 3);
  });

  it("shows nothing any more of what may no longer be read", async () => {
    const answers = smallSchema();
    const { model, catalogue, open, kinds } = await start(answers);
    await open();
    answers["/custom-objects"] = refusal(403, "permission_required");
    await model.schemas.refresh(model.business.key);
    assert.deepEqual([catalogue.part("objects").state, kinds()], ["refused", ["Companies"]]);
  });

  it("takes in what changed when it is read anew", async () => {
    const answers = smallSchema();
    const { model, open, kinds } = await start(answers);
    await open();
    answers["/custom-objects"] = envelope([{ ...deals, object_name: "Opportunities" }, lots]);
    await model.schemas.refresh(model.business.key);
    assert.deepEqual(kinds(), ["Opportunities", "Tax Lots"]);
  });
});

describe("a schema on disk", () => {
  const isHeld = (model: TestModel) => model.installation.schemaFiles.get(model.business.key);

  it("is shown at the next start before Kizen answers, and holds no people", async () => {
    const first = await start();
    await first.open();
    const file = isHeld(first.model);
    assert.ok(file);
    assert.doesNotMatch(Buffer.from(file).toString(), /Ada|p-1/);
    const next = await start({ "/custom-objects": refusal(400, "invalid") });
    next.model.installation.schemaFiles.set(next.model.business.key, file);
    await next.open();
    assert.deepEqual(next.kinds(), ["Contacts", "Deals", "Tax Lots"]);
    assert.equal(next.catalogue.part("objects").state, "failed");
    assert.deepEqual(names(next.catalogue.part("fields", "deals").entries), ["Name", "Deal Size", "Who"]);
    assert.ok((next.catalogue.part("fields", "deals").readAt ?? 0) > 0);
  });

  it("is left alone where it is cut, older, another business's, or not as it was written", async () => {
    const first = await start();
    await first.open();
    const text = Buffer.from(isHeld(first.model) ?? []).toString();
    const [header = {}, ...parts] = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as object | unknown[]);
    const fileOf = (change: object, lines: readonly unknown[] = parts) =>
      [{ ...header, parts: lines.length, ...change }, ...lines]
        .map((line) => JSON.stringify(line))
        .join("\n");
    const files = [
      text.slice(0, -20),
      text.slice(0, text.trim().lastIndexOf("\n")),
      fileOf({ version: 0 }),
      fileOf({ businessId: "another" }),
      fileOf({ businessKey: "another" }),
      fileOf({ parts: parts.length - 1 }),
      fileOf({}, [...parts, ["fields", "x", 1, false, [{ id: 1 }]]]),
      fileOf({}, [["__proto__", "", 1, false, []]]),
      fileOf(
        {},
        parts.map((part) => (part as unknown[]).map((value) => (typeof value === "number" ? 9e15 : value))),
      ),
      "null",
      "",
    ];
    const asked = { "/custom-objects": refusal(400, "invalid") };
    const intact = await start(asked);
    intact.model.installation.schemaFiles.set(intact.model.business.key, Buffer.from(fileOf({})));
    await intact.open();
    assert.deepEqual(
      intact.kinds(),
      ["Contacts", "Deals", "Tax Lots"],
      "the files below differ in one thing",
    );
    for (const file of files) {
      const next = await start(asked);
      next.model.installation.schemaFiles.set(next.model.business.key, Buffer.from(file));
      await next.open();
      assert.deepEqual(
        [next.kinds(), next.catalogue.part("fields", "deals").state],
        [["Companies"], "unread"],
      );
    }
  });

  it("is gone with the business", async () => {
    const { model, open } = await start();
    await open();
    assert.ok(isHeld(model));
    await model.businesses.remove(model.business.key);
    assert.equal(isHeld(model), undefined);
    assert.deepEqual(model.knownIds.lookup("f-size"), []);
  });
});
