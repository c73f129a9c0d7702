import assert from "node:assert/strict";
import { UserFacingError } from "../../src/model/errorText";
import type { RecordRef, RecordTarget } from "../../src/model/recordRef";
import { createWebAddresses } from "../../src/model/records/webAddress";
import { openInBrowserCommand } from "../../src/features/records/openInBrowser";
import { recordUri } from "../../src/features/records/recordUri";
import { companyPages, startModel, type TestModel } from "../support/model/model";

describe("opening records in the browser, from a real host", () => {
  let model: TestModel;
  let opened: string[];
  let isAllowed: boolean;
  const ref = (id: string): RecordRef => ({ businessKey: model.business.key, kind: "company", id });
  const openInBrowser = (template: string, current: readonly RecordTarget[] = []) => {
    const command = openInBrowserCommand({
      businesses: model.businesses,
      webAddressOf: createWebAddresses({ ...model, template: () => template }),
      openExternal: (url) => {
        opened.push(url.toString(true));
        return Promise.resolve(isAllowed);
      },
      currentTargets: () => current,
      selections: new Map(),
    });
    return command["kizen.openInBrowser"] as (target?: unknown, selection?: unknown) => Promise<void>;
  };

  beforeEach(async () => {
    model = await startModel(companyPages(1));
    [opened, isAllowed] = [[], true];
  });
  afterEach(() => model.dispose());

  it("opens the selected rows, the record of a document, or what is current", async () => {
    const run = openInBrowser("https://crm.example/{collection}/{id}?tab=a&b=c", [{ ref: ref("id-4") }]);
    const rows = [{ ref: ref("id-1") }, { ref: ref("id-2") }];
    await run(rows[0], rows);
    await run(recordUri(ref("id-3"), { businessName: "", kindLabel: "", label: "" }));
    await run();
    assert.deepEqual(
      opened,
      ["1", "2", "3", "4"].map((n) => `https://crm.example/companies_company/id-${n}?tab=a&b=c`),
    );
  });

  it("opens no more where the person declined one", async () => {
    isAllowed = false;
    const rows = [{ ref: ref("id-1") }, { ref: ref("id-2") }];
    await openInBrowser("https://crm.example/{id}")(rows[0], rows);
    assert.equal(opened.length, 1);
  });

  it("opens nothing where an address is not known, or too many are asked for", async () => {
    await openInBrowser("")({ ref: ref("id-1") });
    await openInBrowser("file:///{id}")({ ref: ref("id-1") });
    const many = Array.from({ length: 11 }, (_, index) => ({ ref: ref(`id-${index}`) }));
    const run = openInBrowser("https://crm.example/{id}");
    await assert.rejects(run(many[0], many), UserFacingError);
    await assert.rejects(run(), UserFacingError);
    assert.deepEqual(opened, []);
  });
});
